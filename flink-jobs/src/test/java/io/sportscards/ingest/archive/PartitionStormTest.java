package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many more partitions than memory has room for open files. */
class PartitionStormTest {
  @TempDir Path root;

  @Test
  void partitionsBeyondTheCapStayBelowIt() throws Exception {
    assertExactBelowCap(300, 6_000, 1 << 20);
  }

  @Test
  @Tag("soak")
  void tenThousandPartitionsStayBelowSixtyFourMebibytes() throws Exception {
    assertExactBelowCap(10_000, 200_000, 64 << 20);
  }

  private void assertExactBelowCap(int partitions, int lines, int capBytes) throws Exception {
    ArchiveSettings settings =
        new ArchiveSettings("file://" + root, "live-1", 16 << 20, Duration.ofMinutes(5), capBytes);
    long peakBytes = 0;
    List<FinishedFiles> finished = new ArrayList<>();
    try (SinkHarness sink =
        SinkHarness.start(new ArchiveSink(settings), root, WriterContext.fresh())) {
      for (int i = 0; i < lines; i++) {
        // 17 divides neither number of partitions, so lines of a partition are as far apart as can
        // be
        sink.write((int) (17L * i % partitions), SinkHarness.incompressible(i));
        peakBytes = Math.max(peakBytes, sink.context.gauge("bufferedBytes"));
      }
      finished.addAll(sink.endOfInput());
      sink.commit(1, finished);

      assertThat(peakBytes).isGreaterThan(capBytes / 2).isLessThan(capBytes + (128 << 10));
      assertThat(finished.get(0).files()).hasSizeGreaterThan(partitions);
      assertThat(sink.archived().lines()).hasSize(lines).doesNotHaveDuplicates();
    }
  }
}
