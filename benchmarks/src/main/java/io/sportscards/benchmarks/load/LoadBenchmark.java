package io.sportscards.benchmarks.load;

import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.machine.ThreadUse;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.loader.batch.BatchReport;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.platform.server.S3ProxyServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** How fast files are loaded into DuckDB, held against DuckDB's own reading of them. */
public final class LoadBenchmark implements Benchmark {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long FULL = 2_000_000;

  /** At full scale. */
  private static final List<Integer> MEMORY_FILES = List.of(10, 100, 1_000);

  private final long events;
  private final int files;
  private final int rounds;

  LoadBenchmark(long events, int files, int rounds) {
    this.events = events;
    this.files = files;
    this.rounds = rounds;
  }

  /** Two million {@code events} in 200 {@code files}, three {@code rounds}. */
  public static LoadBenchmark of(Scale scale) {
    return new LoadBenchmark(
        scale.number("events", FULL),
        Math.toIntExact(scale.number("files", 200)),
        Math.toIntExact(scale.number("rounds", 3)));
  }

  /** Something that fills a warehouse that has its tables and nothing in them. */
  @FunctionalInterface
  private interface Contender {
    void fill(Warehouse warehouse) throws Exception;
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    List<LoadTurn> turns = new ArrayList<>();
    int loaded;
    progress.expect(1 + 2 * rounds + MEMORY_FILES.size());
    try (S3ProxyServer s3 = S3ProxyServer.start(scratch.resolve("s3"), "cards");
        S3ArchiveFiles archive =
            S3ArchiveFiles.open(
                new S3ArchiveFiles.Location(URI.create(s3.endpoint()), "us-east-1", "cards", ""),
                s3.accessKey(),
                s3.secretKey())) {
      progress.step("write %,d events into %,d files".formatted(events, files));
      List<String> paths = BronzeFiles.write(archive, events, files);
      loaded = paths.size();
      for (int round = 1; round <= rounds; round++) {
        progress.step("round %d: DuckDB reads local files".formatted(round));
        turns.add(
            turn(LoadReport.PEER, scratch, archive, warehouse -> insert(warehouse, s3, paths)));
        progress.note("%.1f s".formatted(turns.get(turns.size() - 1).seconds()));
        progress.step("round %d: load from S3".formatted(round));
        turns.add(turn(LoadReport.LOADER, scratch, archive, warehouse -> load(warehouse, archive)));
        progress.note("%.1f s".formatted(turns.get(turns.size() - 1).seconds()));
      }
    }
    List<LoadMemory.Peak> peaks = new ArrayList<>();
    for (int count : MEMORY_FILES) {
      int scaled = Math.toIntExact(Math.max(1, count * events / FULL));
      progress.step("memory: %,d files".formatted(scaled));
      peaks.add(LoadMemory.of(scratch, scaled));
      progress.note("%,d MiB".formatted(peaks.get(peaks.size() - 1).mebibytes()));
    }
    return LoadReport.of(events, loaded, turns, peaks, Machine.describe(load));
  }

  private LoadTurn turn(String name, Path scratch, S3ArchiveFiles archive, Contender contender)
      throws Exception {
    Path directory = Files.createDirectories(scratch.resolve("turn"));
    try {
      Warehouse warehouse =
          new DuckDbWarehouse(directory.resolve("warehouse.duckdb"), PATIENCE, archive);
      warehouse.ensureTables();
      long cpu = ThreadUse.now().processCpuNanos();
      long start = System.nanoTime();
      contender.fill(warehouse);
      double seconds = (System.nanoTime() - start) / 1e9;
      double micros = (ThreadUse.now().processCpuNanos() - cpu) / 1e3 / events;
      return new LoadTurn(name, seconds, micros);
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private void load(Warehouse warehouse, S3ArchiveFiles archive) throws Exception {
    BatchReport report =
        LoadRun.start(archive, warehouse, "bench", Steps.UNWATCHED, total -> {}).loadAll();
    if (report.events() != events) {
      throw new IllegalStateException(
          "%,d events were loaded of %,d.".formatted(report.events(), events));
    }
  }

  /** The same columns, and no guarantee. */
  private static void insert(Warehouse warehouse, S3ProxyServer s3, List<String> paths)
      throws Exception {
    String list =
        paths.stream()
            .map(path -> "'" + s3.files().resolve(path) + "'")
            .collect(Collectors.joining(", "));
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      statement.execute(
          """
          insert into raw.events
          select event_id, event_type, event_date, schema_version, occurred_at, received_at, producer,
            aggregate_id, source, run_id, content_type, contract, content_hash, payload, payload_raw,
            generation, filename, 0, '', now() at time zone 'UTC'
          from read_json([%s], format = 'newline_delimited', compression = 'zstd', filename = true,
            hive_partitioning = false,
            columns = {event_id: 'VARCHAR', event_type: 'VARCHAR', event_date: 'DATE', schema_version: 'INTEGER',
              occurred_at: 'TIMESTAMP', received_at: 'TIMESTAMP', producer: 'VARCHAR', aggregate_id: 'VARCHAR',
              source: 'VARCHAR', run_id: 'VARCHAR', content_type: 'VARCHAR', contract: 'VARCHAR',
              content_hash: 'VARCHAR', payload: 'JSON', payload_raw: 'VARCHAR', generation: 'INTEGER'})"""
              .formatted(list));
    }
  }
}
