package io.sportscards.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.CheckReport.Row;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the files of the main run against what the broker confirmed: each event once, nothing
 * invented, no byte changed, nothing left in a queue, no object outside the layout.
 */
public final class Oracle {
  private final FaultStack stack;
  private final Traffic traffic;
  private final Path chosen;
  private long chosenLines;

  public Oracle(FaultStack stack, Traffic traffic) {
    this.stack = stack;
    this.traffic = traffic;
    this.chosen = stack.dir().resolve("ledger-chosen");
  }

  /** What a fault publishes to the main run, beside the traffic. */
  public MessageList chosenMessages() {
    return new MessageList(stack.brokerConnection(), "events", null, chosen);
  }

  /** Demands the lines of messages published through {@link #chosenMessages()}. */
  public void expect(long lines) {
    chosenLines += lines;
  }

  /**
   * Waits until what was published is archived, then compares all of it. The traffic must be
   * stopped.
   *
   * @return what was found, in a sentence
   */
  public String check() throws IOException {
    long expected = traffic.lines() + chosenLines;
    // two ledgers may hold the same empty message, which then counts once
    long surely = expected - 2L * ledgers().size();
    Patience.until(expected + " lines in files", () -> stack.live().lines() >= surely);
    Patience.until("an empty queue", () -> BrokerQueues.of(stack).areEmpty());
    CheckReport[] report = {compare()};
    // the last lines may still be in open files; what is there twice never goes away
    Patience.until(
        "the last lines in files",
        () -> {
          if (!isMerelyIncomplete(report[0])) {
            return true;
          }
          report[0] = compare();
          return false;
        });
    assertThat(report[0].firstProblems()).isEmpty();
    return "%,d lines in %,d files named by %,d manifests agree with the ledgers; %d uploads open"
        .formatted(report[0].lines(), report[0].files(), report[0].manifests(), openUploads());
  }

  private int openUploads() {
    try (OpenUploads uploads = OpenUploads.of(stack)) {
      return uploads.list("").size();
    }
  }

  private CheckReport compare() throws IOException {
    return LedgerCheck.run(ledgers(), StoredFiles.of(stack), stack.live().runId()::equals);
  }

  private List<Path> ledgers() throws IOException {
    List<Path> ledgers = new ArrayList<>(LedgerReader.ledgersIn(traffic.ledgers()));
    ledgers.addAll(LedgerReader.ledgersIn(chosen));
    return ledgers;
  }

  private static boolean isMerelyIncomplete(CheckReport report) {
    long missing = report.rows().stream().mapToLong(Row::missing).sum();
    return missing > 0 && missing == report.problems();
  }
}
