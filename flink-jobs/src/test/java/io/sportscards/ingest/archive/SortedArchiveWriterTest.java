package io.sportscards.ingest.archive;

import static io.sportscards.ingest.archive.SinkHarness.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedArchiveWriterTest {
  @TempDir Path root;

  @Test
  void sortedInputBecomesOneFileForEachPartition() throws Exception {
    try (SinkHarness sink = start(128 << 20)) {
      sink.write(1, "a", "b");
      sink.write(2, "c");
      sink.write(3, "d", "e");
      sink.commit(1, sink.endOfInput());

      assertThat(sink.archived().linesByFile()).hasSize(3);
      assertThat(sink.archived().lines(partition(1))).containsExactly("a", "b");
      assertThat(sink.archived().lines(partition(3))).containsExactly("d", "e");
    }
  }

  @Test
  void oneFileIsOpenAtATime() throws Exception {
    try (SinkHarness sink = start(128 << 20)) {
      assertThat(sink.context.gauge("openFiles")).isZero();
      sink.write(1, "a");
      sink.write(2, "b");

      assertThat(sink.context.gauge("openFiles")).isEqualTo(1);
    }
  }

  @Test
  void aFullFileIsFollowedByAnother() throws Exception {
    try (SinkHarness sink = start(256 << 10)) {
      for (int i = 0; i < 3_000; i++) {
        sink.write(1, SinkHarness.incompressible(i));
      }
      sink.commit(1, sink.endOfInput());

      assertThat(sink.archived().linesByFile()).hasSizeBetween(2, 8);
      assertThat(sink.archived().lines()).hasSize(3_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void aBarrierFinishesWhatIsOpenSinceStateHoldsNothing() throws Exception {
    try (SinkHarness sink = start(128 << 20)) {
      sink.write(1, "a");
      sink.commit(1, sink.barrier());

      assertThat(sink.writer.snapshotState(1)).isEmpty();
      assertThat(sink.archived().lines()).containsExactly("a");
    }
  }

  @Test
  void noInputLeavesNoManifest() throws Exception {
    try (SinkHarness sink = start(128 << 20)) {
      assertThat(sink.endOfInput()).isEmpty();
    }
  }

  @Test
  void openLinesOfAStreamingRunAreRefusedRatherThanDropped() {
    OpenLines open = new OpenLines(partition(1), 0, 1, 0, List.of());

    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(
            () ->
                SinkHarness.restore(
                    sink(1 << 20), root, WriterContext.fresh().restoring(1), List.of(open)))
        .withMessage(
            "The restored state holds open lines of 1 files, which a BATCH sink does not go on"
                + " with. Nothing was written. Resume in STREAMING");
  }

  private ArchiveSink sink(long rollBytes) {
    return ArchiveSink.forBatch(
        new ArchiveSettings("file://" + root, "live-1", rollBytes, Duration.ofDays(1), 1 << 20));
  }

  private SinkHarness start(long rollBytes) throws IOException {
    return SinkHarness.start(sink(rollBytes), root, WriterContext.fresh());
  }
}
