package io.sportscards.benchmarks.history;

import io.sportscards.backfill.journal.JournalEnd;
import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.platform.server.S3ProxyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.FileUtils;

/** How fast the journal is archived, held against taking it out of PostgreSQL at all. */
public final class HistoryBenchmark implements Benchmark {
  private final long rows;
  private final int rounds;

  /**
   * @param rows in the journal
   * @param rounds how often each contender has its turn
   */
  HistoryBenchmark(long rows, int rounds) {
    this.rows = rows;
    this.rounds = rounds;
  }

  /** Five million {@code rows}, three {@code rounds}. */
  public static HistoryBenchmark of(Scale scale) {
    return new HistoryBenchmark(
        scale.number("rows", 5_000_000), Math.toIntExact(scale.number("rounds", 3)));
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    List<HistoryRun> runs = new ArrayList<>();
    try (S3ProxyServer s3 = S3ProxyServer.start(scratch.resolve("s3"), Graph.BUCKET)) {
      List<Contender> contenders =
          List.of(
              new CopyAndPack(),
              new Graph("backfill: its source", JournalEnd.UID, s3, Sources::journalSource),
              new Graph(
                  "backfill: JdbcSource, at least once", "read-jdbc", s3, Sources::jdbcSource));
      progress.expect(1 + rounds * contenders.size());
      progress.step("write a journal of %,d rows".formatted(rows));
      try (FilledJournal journal = FilledJournal.start(scratch.resolve("postgres"), rows)) {
        for (int round = 1; round <= rounds; round++) {
          for (Contender contender : contenders) {
            progress.step("round %d: %s".formatted(round, contender.name()));
            HistoryRun run = turn(contender, journal, scratch.resolve("turn"));
            progress.note("%,.0f rows/s".formatted(rows / run.seconds()));
            runs.add(run);
            FileUtils.cleanDirectory(s3.files().toFile());
          }
        }
        return HistoryReport.of(rows, journal.meanBytes(), runs, Machine.describe(load));
      }
    }
  }

  private static HistoryRun turn(Contender contender, FilledJournal journal, Path directory)
      throws Exception {
    Files.createDirectories(directory);
    try {
      return contender.run(journal, directory);
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }
}
