package io.sportscards.ingest.archive;

import static io.sportscards.ingest.archive.SinkHarness.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BufferedArchiveWriterTest {
  private static final long MINUTE = 60_000;

  @TempDir Path root;

  @Test
  void aYoungFileStaysOpenOverBarriers() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a", "b");

      assertThat(sink.barrier()).isEmpty();
      assertThat(sink.context.gauge("openFiles")).isEqualTo(1);
      assertThat(sink.archived().visibleFiles()).isEmpty();
    }
  }

  @Test
  void aFileIsVisibleOnlyOnceItIsCommitted() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a", "b");
      sink.context.at(MINUTE);
      Collection<FinishedFiles> finished = sink.barrier();

      assertThat(sink.archived().visibleFiles()).isEmpty();
      sink.commit(7, finished);

      assertThat(sink.archived().lines(partition(1))).containsExactly("a", "b");
      assertThat(Archived.manifests(root))
          .containsExactly(root.resolve(new ManifestName("live-1", 7, 0).path()));
    }
  }

  @Test
  void committingAgainChangesNothing() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      sink.write(2, "b");
      Collection<FinishedFiles> finished = sink.endOfInput();
      sink.commit(7, finished);
      Archived once = sink.archived();

      sink.commit(7, finished);

      assertThat(sink.archived()).isEqualTo(once);
    }
  }

  @Test
  void aFileThatReachesItsSizeIsFinishedAtTheNextBarrier() throws Exception {
    ArchiveSettings small =
        new ArchiveSettings("file://" + root, "live-1", 64 << 10, Duration.ofSeconds(60), 64 << 20);
    try (SinkHarness sink = SinkHarness.start(new ArchiveSink(small), root, context())) {
      for (int i = 0; i < 1_000; i++) {
        sink.write(1, SinkHarness.incompressible(i));
      }
      sink.commit(1, sink.barrier());

      assertThat(sink.archived().linesByFile()).hasSize(4);
      sink.commit(2, sink.endOfInput());
      assertThat(sink.archived().lines()).hasSize(1_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void openLinesComeBackFromStateWithTheirAge() throws Exception {
    List<OpenLines> state;
    try (SinkHarness before = start()) {
      before.context.at(1);
      before.write(1, "a", "b");
      before.barrier();
      state = before.writer.snapshotState(3);
    }

    try (SinkHarness after = restore(context().restoring(3).at(MINUTE), state)) {
      after.write(1, "c");
      after.context.at(MINUTE + 1);
      after.commit(4, after.barrier());

      assertThat(after.archived().lines(partition(1))).containsExactly("a", "b", "c");
    }
  }

  @Test
  void aSnapshotTakesNothingFromTheWriter() throws Exception {
    try (SinkHarness sink = start()) {
      for (int checkpoint = 1; checkpoint <= 3; checkpoint++) {
        sink.write(1, "line of " + checkpoint);
        sink.barrier();
        assertThat(sink.writer.snapshotState(checkpoint).get(0).lines()).isEqualTo(checkpoint);
      }
      assertThat(sink.writer.snapshotState(4).get(0).frames()).hasSize(1);
    }
  }

  @Test
  void openFilesOfOnePartitionMergeAndTheOldestCounts() throws Exception {
    List<OpenLines> state = new ArrayList<>();
    for (int writer = 0; writer < 3; writer++) {
      try (SinkHarness sink = start()) {
        sink.context.at(5 - writer);
        sink.write(1, "of " + writer);
        state.addAll(sink.writer.snapshotState(1));
      }
    }

    try (SinkHarness merged = restore(context().restoring(1), state)) {
      assertThat(merged.context.gauge("openFiles")).isEqualTo(1);
      assertThat(merged.writer.snapshotState(2).get(0).sinceMillis()).isEqualTo(3);
      merged.commit(2, merged.endOfInput());
      assertThat(merged.archived().lines(partition(1)))
          .containsExactlyInAnyOrder("of 0", "of 1", "of 2");
      assertThat(merged.archived().linesByFile()).hasSize(1);
    }
  }

  @Test
  void theOldestLineOfAFileTellsItsDelay() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");

      FinishedFile file = sink.endOfInput().iterator().next().files().get(0);

      assertThat(file.oldestReceivedAtMillis()).isEqualTo(1_000);
      assertThat(file.lines()).isEqualTo(1);
    }
  }

  @Test
  void aLineLargerThanAFrameIsArchivedWhole() throws Exception {
    try (SinkHarness sink = start()) {
      String large = "x".repeat(12 << 20);
      sink.write(1, "a", large, "b");

      assertThat(sink.context.gauge("bufferedBytes")).isLessThan(1 << 20);
      sink.commit(1, sink.endOfInput());
      assertThat(sink.archived().lines()).containsExactly("a", large, "b");
    }
  }

  @Test
  void aStartUnderARunOfAnotherJobIsRefusedBeforeAnythingIsWritten() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, "a");
      sink.commit(1, sink.endOfInput());
    }
    WriterContext other = context().ofJob(new JobID(2, 2));

    assertThatExceptionOfType(RefusedStartException.class)
        .isThrownBy(() -> SinkHarness.start(sink(), root, other))
        .withMessageContaining("restores no state");
  }

  private ArchiveSink sink() {
    return new ArchiveSink(SinkHarness.settings(root));
  }

  private static WriterContext context() {
    return WriterContext.fresh();
  }

  private SinkHarness start() throws IOException {
    return SinkHarness.start(sink(), root, context());
  }

  private SinkHarness restore(WriterContext context, List<OpenLines> state) throws IOException {
    return SinkHarness.restore(sink(), root, context, state);
  }
}
