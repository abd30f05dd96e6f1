package io.sportscards.platform.ledger;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * 600 events with faults of every kind: their ledger, and the archive that a faultless job makes of
 * them.
 */
record PublishedEvents(Path dir, Path ledger, TestArchive archive) {
  static final GeneratorSettings EVENTS =
      GeneratorSettings.of(5, 600).withFaults(new FaultMix(0.1, 0.05, 0.02, 0.1, 0.2, 0.05));
  static final String ORDERS = "bronze/run_id=live-1/event_type=orders.order_placed/";
  static final String CONFLICTS = "quarantine/run_id=live-1/reason=CONFLICTING_DUPLICATE/";

  static PublishedEvents in(Path dir) throws IOException {
    return new PublishedEvents(
        dir,
        ledger(dir, EVENTS, "0001.ndjson.zst"),
        TestArchive.of(EventStream.of(EVENTS), dir.resolve("archive"), "live-1"));
  }

  /** Holds the archive, as it is now, against the ledger. */
  CheckReport check() throws IOException {
    return LedgerCheck.run(List.of(ledger), archive.write(), run -> true);
  }

  /** Writes the ledger of a stream of its own. */
  Path write(GeneratorSettings events, String name) throws IOException {
    return ledger(dir, events, name);
  }

  private static Path ledger(Path dir, GeneratorSettings events, String name) throws IOException {
    Path file = dir.resolve("ledgers").resolve(name);
    try (LedgerWriter writer = LedgerWriter.create(file, Map.of("seed", events.seed()))) {
      EventStream stream = EventStream.of(events);
      while (stream.hasNext()) {
        Message message = stream.next();
        if (message.isRepeat()) {
          writer.writeRepeat();
        } else {
          writer.write(message.expected());
        }
      }
      writer.finish();
    }
    return file;
  }

  static CheckReport.Row row(CheckReport report, String outcome) {
    return report.rows().stream()
        .filter(row -> row.outcome().equals(outcome))
        .findFirst()
        .orElseThrow();
  }

  static String id(byte[] bronzeLine) {
    return JsonMembers.of(bronzeLine).text("event_id");
  }
}
