package io.sportscards.backfill.replay;

import io.sportscards.backfill.files.InputFile;
import io.sportscards.backfill.files.InputOpener;
import io.sportscards.backfill.files.MessageFormat;
import io.sportscards.backfill.files.MessageReader;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reading one run again.
 *
 * @param root the archive's directory, with no slash at its end
 * @param quarantine whether what the run rejected is read, or what it accepted
 * @param range of occurred_at; of received_at where quarantine is read
 */
public record Replay(String root, String sourceRun, boolean quarantine, TimeRange range) {
  private static final String SOURCE_RUN = "source_run";
  private static final String QUARANTINE = "quarantine";
  private static final String FROM = "from";
  private static final String TO = "to";

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

  /** As the record of the new run keeps it. */
  public Map<String, String> recorded() {
    Map<String, String> inputs = new TreeMap<>();
    inputs.put(SOURCE_RUN, sourceRun);
    inputs.put(QUARANTINE, Boolean.toString(quarantine));
    putIfGiven(inputs, FROM, range.from());
    putIfGiven(inputs, TO, range.to());
    return inputs;
  }

  private static void putIfGiven(Map<String, String> inputs, String name, Instant time) {
    if (time != null) {
      inputs.put(name, time.toString());
    }
  }

  /**
   * What a record keeps.
   *
   * @param root the archive's directory, with no slash at its end
   */
  public static Replay recorded(String root, Map<String, String> inputs) {
    return new Replay(
        root,
        inputs.get(SOURCE_RUN),
        Boolean.parseBoolean(inputs.get(QUARANTINE)),
        TimeRange.of(instantOrNull(inputs.get(FROM)), instantOrNull(inputs.get(TO))));
  }

  private static Instant instantOrNull(String text) {
    return text == null ? null : Instant.parse(text);
  }

  /** The files to read, in the order of their manifests. */
  public Stream<InputFile> inputs() throws IOException {
    return new ReplayInputs(root).of(sourceRun, quarantine, range);
  }

  /** What makes messages of them. */
  public MessageReader.Factory messages() {
    return messages(MessageFormat::openOnFlink);
  }

  /**
   * The same where Flink's file systems are not at hand.
   *
   * @param bodies opens the bodies that quarantine lines are too short for
   */
  public MessageReader.Factory messages(InputOpener bodies) {
    return quarantine ? new QuarantineMessages(root, range, bodies) : new BronzeMessages(range);
  }
}
