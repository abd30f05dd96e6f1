package io.sportscards.ingest.archive;

import static io.sportscards.ingest.archive.SinkHarness.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with so many lines that they are packed as one frame on the way. */
class BusyFileTest {
  private static final int MINUTE = 60_000;
  // 600 bytes each, so that some frames get full between two checkpoints
  private static final int LINES = 1_500;

  @TempDir Path root;

  @Test
  void aBusyFileIsOneFrameWithEachLineInOrder() throws Exception {
    try (SinkHarness sink = start()) {
      sink.write(1, lines(0));
      sink.commit(1, sink.endOfInput());

      assertThat(sink.archived().lines(partition(1))).containsExactly(lines(0));
      assertThat(sink.archived().linesByFile()).hasSize(1);
    }
  }

  @Test
  void linesOnBothSidesOfCheckpointsAndARestoreAreThereOnce() throws Exception {
    List<OpenLines> state;
    try (SinkHarness before = start()) {
      before.write(1, lines(0));
      before.barrier();
      before.writer.snapshotState(1);
      before.write(1, lines(1));
      before.barrier();
      state = before.writer.snapshotState(2);
      before.write(1, "lost with the writer");
    }

    try (SinkHarness after = restore(state)) {
      after.write(1, lines(2));
      after.context.at(MINUTE + 1);
      after.commit(3, after.barrier());

      List<String> expected = new ArrayList<>();
      IntStream.range(0, 3).forEach(part -> expected.addAll(List.of(lines(part))));
      assertThat(after.archived().lines(partition(1))).isEqualTo(expected);
    }
  }

  @Test
  void busyFilesOfTwoWritersMerge() throws Exception {
    List<OpenLines> state = new ArrayList<>();
    for (int writer = 0; writer < 2; writer++) {
      try (SinkHarness sink = start()) {
        sink.write(1, lines(writer));
        state.addAll(sink.writer.snapshotState(1));
      }
    }

    try (SinkHarness merged = restore(state)) {
      merged.commit(2, merged.endOfInput());

      List<String> expected = new ArrayList<>(List.of(lines(0)));
      expected.addAll(List.of(lines(1)));
      assertThat(merged.archived().lines(partition(1))).isEqualTo(expected);
    }
  }

  @Test
  void moreBusyFilesThanFramesMayGrowAreArchivedAlike() throws Exception {
    ArchiveSettings small =
        new ArchiveSettings("file://" + root, "live-1", 16 << 20, Duration.ofSeconds(60), 6 << 20);
    try (SinkHarness sink =
        SinkHarness.start(new ArchiveSink(small), root, WriterContext.fresh())) {
      for (String line : lines(0)) {
        for (int file = 1; file <= 4; file++) {
          sink.write(file, line);
        }
      }
      sink.commit(1, sink.endOfInput());

      for (int file = 1; file <= 4; file++) {
        assertThat(sink.archived().lines(partition(file))).containsExactly(lines(0));
      }
    }
  }

  @Test
  void stateThatLacksLinesIsRefused() throws Exception {
    byte[] frame = Zstd.compress("{}\n".getBytes(StandardCharsets.UTF_8));
    OpenLines damaged = new OpenLines(partition(1), 0, 2, 0, List.of(frame));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> restore(List.of(damaged)))
        .withMessage(
            "The open lines of "
                + partition(1)
                + " are damaged: the state holds 1 of 2. Restore an earlier checkpoint");
  }

  private static String[] lines(int part) {
    return IntStream.range(part * LINES, (part + 1) * LINES)
        .mapToObj(SinkHarness::incompressible)
        .toArray(String[]::new);
  }

  private SinkHarness start() throws IOException {
    return SinkHarness.start(sink(), root, WriterContext.fresh());
  }

  private SinkHarness restore(List<OpenLines> state) throws IOException {
    return SinkHarness.restore(sink(), root, WriterContext.fresh().restoring(2), state);
  }

  private ArchiveSink sink() {
    return new ArchiveSink(SinkHarness.settings(root));
  }
}
