package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RollScheduleTest {
  private static final long INTERVAL = 300_000;
  private static final long START = 1_800_000_000_000L;
  private final RollSchedule schedule = new RollSchedule(Duration.ofMillis(INTERVAL));

  @Test
  void noFileIsDueAtOnceOrLaterThanTheInterval() {
    assertThat(LongStream.range(0, 2 * INTERVAL).map(t -> schedule.dueAtMillis("p", t) - t))
        .allSatisfy(wait -> assertThat(wait).isBetween(1L, INTERVAL));
  }

  @Test
  void aBusyPartitionClosesOneFileInEachInterval() {
    long first = schedule.dueAtMillis("p", START);

    assertThat(schedule.dueAtMillis("p", first)).isEqualTo(first + INTERVAL);
  }

  @Test
  void aFileIsDueAtTheSameInstantWheneverInTheIntervalItWasOpened() {
    long due = schedule.dueAtMillis("p", START);

    assertThat(schedule.dueAtMillis("p", due - 1)).isEqualTo(due);
  }

  @Test
  void theFilesOfAStartAreDueAtDifferentCheckpoints() {
    long checkpointMillis = 10_000;
    int[] dueAtCheckpoint = new int[(int) (INTERVAL / checkpointMillis)];

    IntStream.range(0, 51)
        .mapToLong(n -> schedule.dueAtMillis(SinkHarness.partition(n), START) - START - 1)
        .forEach(wait -> dueAtCheckpoint[(int) (wait / checkpointMillis)]++);

    assertThat(IntStream.of(dueAtCheckpoint).max().getAsInt()).isLessThanOrEqualTo(6);
    assertThat(IntStream.of(dueAtCheckpoint).filter(count -> count > 0).count())
        .isGreaterThanOrEqualTo(20);
  }
}
