package io.sportscards.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.faults.stack.Patience;
import io.sportscards.faults.stack.SideRun;
import io.sportscards.faults.stack.StoredFiles;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * D4: events come again after the dedup window. Each is archived a second time, as documented, and
 * the same bytes: the warehouse merges on event_id. On a run of its own.
 */
public record LateDuplicate(long seed, int events, Duration window) implements Fault {
  private static final Duration MARGIN = Duration.ofSeconds(1);

  @Override
  public String id() {
    return "D4";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    try (SideRun side = scene.stack().startSideRun(Map.of("dedup-window", window.toString()))) {
      List<Message> messages = Events.good(seed, events);
      side.publish(messages);
      Patience.until(events + " lines in files", () -> side.run().lines() == events);
      Patience.last(window.plus(MARGIN));
      side.publish(messages);
      Patience.until("second lines in files", () -> side.run().lines() == 2L * events);
      CheckReport report =
          LedgerCheck.run(
              LedgerReader.ledgersIn(side.ledger()),
              StoredFiles.of(scene.stack()),
              side.run().runId()::equals);
      assertThat(report.rows())
          .contains(new CheckReport.Row("accepted", events, events, 0, events, 0, 0));
      assertThat(report.problems()).isEqualTo(events);
      return events + " events archived twice, as documented";
    }
  }
}
