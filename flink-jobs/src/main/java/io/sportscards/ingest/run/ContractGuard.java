package io.sportscards.ingest.run;

import io.sportscards.contracts.EventContract;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a start whose contract knows less than one that this archive was written with already:
 * events that were accepted would land in quarantine from then on, or lose fields.
 */
public final class ContractGuard {
  private final RunRecords records;
  private final KeptContracts kept;

  public ContractGuard(RunRecords records, KeptContracts kept) {
    this.records = records;
    this.kept = kept;
  }

  /**
   * Compares with the contract of every run; call it before the start is recorded.
   *
   * @throws IllegalStateException when the contract takes back what one of them accepts, or when
   *     one of them is nowhere to be found; says what to do
   * @throws IOException when the archive cannot be read
   */
  public void checkStart(EventContract starting) throws IOException {
    for (Map.Entry<String, String> used : records.contracts().entrySet()) {
      if (!used.getKey().equals(starting.fingerprint())) {
        check(starting, used.getKey(), used.getValue());
      }
    }
  }

  private void check(EventContract starting, String fingerprint, String runId) throws IOException {
    Optional<String> takenBack =
        starting.takesBackOf(contract(starting.fingerprint(), fingerprint, runId));
    if (takenBack.isPresent()) {
      throw new IllegalStateException(
          "Run %s was decoded with contract %s, and contract %s of this start takes back what that accepts: %s. Nothing was started. Set EVENT_DESCRIPTORS to the newer descriptor set (%s is a copy) or to one that adds to both"
              .formatted(
                  runId,
                  fingerprint,
                  starting.fingerprint(),
                  takenBack.get(),
                  kept.location(fingerprint)));
    }
  }

  private EventContract contract(String starting, String fingerprint, String runId)
      throws IOException {
    Optional<EventContract> earlier = kept.find(fingerprint);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    EventContract compiledIn = EventContract.current();
    if (compiledIn.fingerprint().equals(fingerprint)) {
      return compiledIn;
    }
    throw new IllegalStateException(
        "Run %s was decoded with contract %s, which is not kept in this archive, so contract %s of this start cannot be compared with it. Nothing was started. Put its descriptor set there as %s"
            .formatted(runId, fingerprint, starting, kept.location(fingerprint)));
  }
}
