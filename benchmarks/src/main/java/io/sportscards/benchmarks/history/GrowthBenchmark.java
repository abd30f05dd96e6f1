package io.sportscards.benchmarks.history;

import io.sportscards.backfill.journal.JournalEnd;
import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.machine.PeakMemory;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import io.sportscards.platform.server.S3ProxyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/** Whether ten times the rows take the backfill ten times the time, and no more memory. */
public final class GrowthBenchmark implements Benchmark {
  private static final int TIMES = 10;
  // compiled code and a heap as large as it gets, before the first size is measured
  private static final int WARM_UP_ROWS = 200_000;

  private final long rows;

  /**
   * @param rows of the larger journal; the smaller has a tenth
   */
  GrowthBenchmark(long rows) {
    this.rows = rows;
  }

  /** Ten million {@code rows}. */
  public static GrowthBenchmark of(Scale scale) {
    return new GrowthBenchmark(scale.number("rows", 10_000_000));
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    Table table =
        new Table("rows", "seconds", "times the first", "rows/s", "most memory of the process");
    List<Long> sizes = List.of(rows / TIMES, rows);
    progress.expect(2 * (1 + sizes.size()));
    try (S3ProxyServer s3 = S3ProxyServer.start(scratch.resolve("s3"), Graph.BUCKET)) {
      Graph graph = new Graph("backfill", JournalEnd.UID, s3, Sources::journalSource);
      turn(graph, Math.min(WARM_UP_ROWS, rows / TIMES), scratch, progress);
      double first = 0;
      for (long size : sizes) {
        PeakMemory.forget();
        double seconds = turn(graph, size, scratch, progress);
        first = first == 0 ? seconds : first;
        table.row(
            format("%,d", size),
            format("%.1f", seconds),
            format("%.1f", seconds / first),
            format("%,.0f", size / seconds),
            format("%,d MiB", PeakMemory.mebibytes()));
        FileUtils.cleanDirectory(s3.files().toFile());
      }
    }
    return new Report(
        "growth",
        "Ten times the journal",
        "The backfill archives a journal of its own for each row of the table, one after the other"
            + " in one process with two subtasks, 512 MiB of managed memory and a heap of 1 GiB.",
        table,
        Map.of(),
        List.of(
            "Goal: ten times the rows in ten times the time, in the same memory.",
            "What does not fit into memory is sorted on disk, once by event_id and once by"
                + " partition."),
        Machine.describe(load));
  }

  /** Seconds of the backfill of a new journal. */
  private static double turn(Graph graph, long rows, Path scratch, Progress progress)
      throws Exception {
    Path directory = Files.createDirectories(scratch.resolve("turn"));
    progress.step("write a journal of %,d rows".formatted(rows));
    try (FilledJournal journal = FilledJournal.start(scratch.resolve("postgres"), rows)) {
      progress.step("archive it");
      HistoryRun run = graph.run(journal, directory);
      if (run.lost() != 0) {
        throw new IllegalStateException("Of %,d rows %,d are lost".formatted(rows, run.lost()));
      }
      return run.seconds();
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
      FileUtils.deleteDirectory(scratch.resolve("postgres").toFile());
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
