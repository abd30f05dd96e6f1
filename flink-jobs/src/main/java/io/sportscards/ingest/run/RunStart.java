package io.sportscards.ingest.run;

import io.sportscards.contracts.EventContract;
import java.io.IOException;
import java.util.Optional;

/** Before any line names a contract, or a run, the archive can tell what they are. */
public final class RunStart {
  private RunStart() {}

  /**
   * Compares the contract with those of earlier runs, keeps it, and notes that the run starts.
   *
   * @param root the archive's directory, with no slash at its end
   * @throws IllegalStateException when the contract takes back what an earlier one accepts, or the
   *     run is finished; nothing is written then
   * @throws IOException when the archive cannot be reached
   */
  public static void record(String root, String runId, RunRecord starting, EventContract contract)
      throws IOException {
    RunRecords records = new RunRecords(root);
    Optional<String> finishedAt = records.read(runId).map(RunRecord::finishedAt);
    if (finishedAt.isPresent()) {
      throw new IllegalStateException(
          "Run %s was finished at %s. Nothing was started. Give this one another run id"
              .formatted(runId, finishedAt.get()));
    }
    KeptContracts contracts = new KeptContracts(root);
    new ContractGuard(records, contracts).checkStart(contract);
    contracts.keep(contract);
    records.start(runId, starting);
  }
}
