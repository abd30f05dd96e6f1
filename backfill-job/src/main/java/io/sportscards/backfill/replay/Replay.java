package io.sportscards.backfill.replay;

import io.sportscards.backfill.files.InputFile;
import io.sportscards.backfill.files.MessageReader;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Reading one run again.
 *
 * @param root the archive's directory, with no slash at its end
 * @param quarantine whether what the run rejected is read, or what it accepted
 * @param range of occurred_at; of received_at where quarantine is read
 */
public record Replay(String root, String sourceRun, boolean quarantine, TimeRange range) {

  /**
   * Refuses a run of which no reader may take anything yet.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public void refuseUnfinished() throws IOException {
    RunRecord record =
        new RunRecords(root)
            .read(sourceRun)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no run %s below %s/_runs; give the id of one that there is as --source-run"
                            .formatted(sourceRun, root)));
    if (!record.kind().equals("live") && record.finishedAt() == null) {
      throw new IllegalArgumentException(
          "Run %s is not finished, so nothing of it counts; let it finish, or give another --source-run"
              .formatted(sourceRun));
    }
  }

  /** The files to read, in the order of their manifests. */
  public Stream<InputFile> inputs() throws IOException {
    return new ReplayInputs(root).of(sourceRun, quarantine, range);
  }

  /** What makes messages of them. */
  public MessageReader.Factory messages() {
    return quarantine ? new QuarantineMessages(root, range) : new BronzeMessages(range);
  }
}
