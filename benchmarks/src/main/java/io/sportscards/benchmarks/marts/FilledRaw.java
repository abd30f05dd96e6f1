package io.sportscards.benchmarks.marts;

import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** RAW in a file of DuckDB, filled load by load without the loader, which has its own benchmark. */
final class FilledRaw {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final LocalDateTime FIRST_LOAD =
      LocalDateTime.ofInstant(WorldFiles.UNTIL, ZoneOffset.UTC).plusHours(1);

  private final Warehouse warehouse;
  private int loads;

  private FilledRaw(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Makes the tables in a new file. */
  static FilledRaw create(Path file) throws Exception {
    Warehouse warehouse =
        new DuckDbWarehouse(file, PATIENCE, new DirectoryArchiveFiles(file.getParent()));
    warehouse.ensureTables();
    return new FilledRaw(warehouse);
  }

  /**
   * Adds the lines of files as one load, an hour after the one before. The manifest names a file
   * for each type and day, so that what looks back from a row finds one.
   */
  void load(List<Path> files) throws Exception {
    String batch = "bench-" + loads;
    LocalDateTime loadedAt = FIRST_LOAD.plusHours(loads++);
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      statement.execute(
          """
          insert into raw.events
          select event_id, event_type, event_date, schema_version, occurred_at, received_at, producer,
            aggregate_id, source, run_id, content_type, contract, content_hash, payload, payload_raw, generation,
            'bronze/run_id=' || run_id || '/event_type=' || event_type || '/event_date=' || event_date
              || '/part-%1$s.ndjson.zst',
            row_number() over (), '%1$s', timestamp '%2$s'
          from read_json([%3$s], format = 'newline_delimited', compression = 'zstd', hive_partitioning = false,
            columns = {event_id: 'VARCHAR', event_type: 'VARCHAR', event_date: 'DATE', schema_version: 'INTEGER',
              occurred_at: 'TIMESTAMP', received_at: 'TIMESTAMP', producer: 'VARCHAR', aggregate_id: 'VARCHAR',
              source: 'VARCHAR', run_id: 'VARCHAR', content_type: 'VARCHAR', contract: 'VARCHAR',
              content_hash: 'VARCHAR', payload: 'JSON', payload_raw: 'VARCHAR', generation: 'INTEGER'})"""
              .formatted(batch, loadedAt, list(files)));
      statement.execute(
          """
          insert into raw.load_manifest
          select source_file, run_id, '_manifests/%1$s.json', 'BRONZE', event_type, event_date,
            sum(strlen(payload)), count(*), null, '%1$s', 1, timestamp '%2$s'
          from raw.events
          where inserted_at = timestamp '%2$s'
          group by source_file, run_id, event_type, event_date"""
              .formatted(batch, loadedAt));
    }
  }

  private static String list(List<Path> files) {
    return files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
  }
}
