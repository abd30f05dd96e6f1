package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two runs of the same events: the first lacks one day of bronze, the second another. */
class RunsCheckTest extends OnPublishedEvents {
  private static final String OTHER = "backfill-x";
  private static final String FIRST_DAY = "2026-06-28";
  private static final String LAST_DAY = "2026-06-30";

  private TestArchive other;
  private long firstDay;
  private long lastDay;
  private long all;

  @BeforeEach
  void write() throws IOException {
    other = TestArchive.of(EventStream.of(PublishedEvents.EVENTS), dir.resolve("archive"), OTHER);
    all = lines(other, "");
    firstDay = lines(other, FIRST_DAY);
    lastDay = lines(other, LAST_DAY);
    assertThat(List.of(firstDay, lastDay)).allSatisfy(n -> assertThat(n).isBetween(100L, all / 2));
    remove(archive, FIRST_DAY);
    remove(other, LAST_DAY);
  }

  private static long lines(TestArchive archive, String date) {
    return archive.partitions().stream()
        .filter(partition -> partition.endsWith(date))
        .mapToLong(partition -> archive.lines(partition).size())
        .sum();
  }

  private static void remove(TestArchive archive, String date) {
    archive.partitions().stream()
        .filter(partition -> partition.endsWith(date))
        .forEach(partition -> archive.lines(partition).clear());
  }

  private RunsReport check(String... runs) throws IOException {
    archive.write();
    return RunsCheck.run(List.of(published.ledger()), other.write(), List.of(runs));
  }

  @Test
  void whatEachRunLacksAndTheOtherHasIsThereOnce() throws IOException {
    RunsReport report = check("live-1", OTHER);

    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.runs())
        .containsExactly(
            new RunsReport.Run("live-1", all - firstDay, lastDay),
            new RunsReport.Run(OTHER, all - lastDay, firstDay));
    assertThat(report.runs().get(0).elsewhereToo())
        .isEqualTo(report.runs().get(1).elsewhereToo())
        .isEqualTo(all - firstDay - lastDay);
    assertThat(report.sent()).isEqualTo(all);
    assertThat(report.found()).isEqualTo(all);
    assertThat(report.sentEvents()).isEqualTo(600);
    assertThat(report.foundEvents()).isEqualTo(600);
  }

  @Test
  void runsMayTakeDifferentContentsForTheFirst() throws IOException {
    List<Message> backwards = new ArrayList<>();
    EventStream.of(PublishedEvents.EVENTS).forEachRemaining(backwards::add);
    Collections.reverse(backwards);
    String run = "backfill-reversed";
    TestArchive reversed = TestArchive.of(backwards.iterator(), dir.resolve("archive"), run);
    assertThat(reversed.partition("quarantine/run_id=" + run + "/reason=CONFLICTING_DUPLICATE/"))
        .isNotEmpty();
    reversed.write();

    RunsReport report = check("live-1", run);

    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.runs().get(1)).isEqualTo(new RunsReport.Run(run, all, firstDay));
    assertThat(report.foundEvents()).isEqualTo(600);
  }

  @Test
  void whatNoRunHasIsNamedOnce() throws IOException {
    String partition = archive.partition("bronze/run_id=live-1/event_type=orders.order_placed/");
    String id = PublishedEvents.id(other.lines(partition.replace("live-1", OTHER)).remove(0));

    RunsReport report = check(OTHER);

    assertThat(report.problems()).isEqualTo(lastDay + 1);
    assertThat(report.foundEvents()).isEqualTo(600 - lastDay - 1);
    assertThat(check("live-1", OTHER).firstProblems())
        .containsExactly("Event " + id + " (orders.order_placed) is in no run.");
  }

  @Test
  void anEventThatIsAcceptedWithSeveralContentsIsNamed() throws IOException {
    Message second = inBothRuns(LedgerEntry.Conflicting.class, "");
    other.remove(other.conflicting(second));
    other.add(other.accepted(second));

    assertThat(check("live-1", OTHER).firstProblems())
        .containsExactly(
            "Event %s is in bronze of run backfill-x with several contents."
                .formatted(second.eventId()));
  }

  @Test
  void anEventThatIsAcceptedNowhereIsNamed() throws IOException {
    String id = inBothRuns(LedgerEntry.Conflicting.class, "").eventId();
    Message first = inBothRuns(LedgerEntry.Accepted.class, id);
    for (TestArchive run : List.of(archive, other)) {
      run.remove(run.accepted(first));
      run.add(run.conflicting(first));
    }

    RunsReport report = check("live-1", OTHER);

    assertThat(report.firstProblems())
        .containsExactly(
            "Event %s (%s) is a conflict in every run that has it, and in bronze of none."
                .formatted(id, first.eventType()));
    assertThat(report.found()).isEqualTo(all);
    assertThat(report.foundEvents()).isEqualTo(599);
  }

  /** The first such event of the day that both runs have. */
  private static Message inBothRuns(Class<? extends LedgerEntry> kind, String idOrAny) {
    EventStream stream = EventStream.of(PublishedEvents.EVENTS);
    while (stream.hasNext()) {
      Message message = stream.next();
      if (kind.isInstance(message.expected())
          && !message.isRepeat()
          && message.eventId().endsWith(idOrAny)
          && message.occurredAt().toString().startsWith("2026-06-29")) {
        return message;
      }
    }
    throw new AssertionError("There is no " + kind.getSimpleName() + " " + idOrAny);
  }

  @Test
  void whatARunHasTwiceOrWithOtherContentIsNamed() throws IOException {
    String partition = other.partition("bronze/run_id=backfill-x/event_type=orders.order_placed/");
    List<byte[]> lines = other.lines(partition);
    lines.add(lines.get(0));
    String rejected = other.partition("quarantine/run_id=backfill-x/reason=MALFORMED_JSON");
    byte[] bad = other.lines(rejected).get(0);
    other.replace(
        bad, new String(bad, UTF_8).replace("MALFORMED_JSON", "OVERSIZED").getBytes(UTF_8));

    RunsReport report = check("live-1", OTHER);

    assertThat(report.problems()).isEqualTo(2);
    assertThat(report.firstProblems())
        .contains(
            "Event %s is in run backfill-x more than once."
                .formatted(PublishedEvents.id(lines.get(0))));
    assertThat(report.found()).isEqualTo(all);
  }
}
