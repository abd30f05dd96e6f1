package io.sportscards.loader.snowflake;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.loader.OnDuckDb;
import io.sportscards.loader.TestArchive;
import io.sportscards.loader.batch.BatchReport;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.SnowflakeWarehouse;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The tables of RAW in a Snowflake, and an archive in a bucket that it reads. */
abstract class OnSnowflake implements AutoCloseable {
  final TestArchive archive;
  private final Set<String> published = new HashSet<>();

  OnSnowflake(Path dir) {
    this.archive = OnDuckDb.archive(dir);
  }

  /**
   * The stand-in; with {@code SNOWFLAKE_IT=1} the account that the settings name.
   *
   * @param s3 null for an account, which reads a bucket of its own
   */
  static OnSnowflake start(Path dir, S3ProxyServer s3) throws Exception {
    return isAccount() ? OnAccount.ofEnvironment(dir) : new OnStandIn(dir, s3);
  }

  static boolean isAccount() {
    return "1".equals(System.getenv("SNOWFLAKE_IT"));
  }

  /** What the loader has: its user and role. */
  abstract SnowflakeWarehouse warehouse();

  /** The same for one who may do all. */
  abstract SnowflakeWarehouse admin();

  /** The bucket below the archive's prefix. */
  abstract S3ArchiveFiles stored();

  /** Database and schema, as statements name them. */
  abstract String raw();

  /** Puts a file of the archive into the bucket. */
  void put(String key) throws IOException {
    stored().write(key, Files.readAllBytes(archive.at(key)));
  }

  static Map<String, String> environment(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("../sql/environments/" + name + ".properties"))) {
      properties.load(reader);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put((String) key, (String) value));
    return values;
  }

  void administrate(String... statements) throws Exception {
    admin().init(List.of(statements));
  }

  LoadRun run(Steps steps) throws Exception {
    publish();
    return LoadRun.start(stored(), warehouse(), "test", steps, total -> {});
  }

  BatchReport load() throws Exception {
    return run(Steps.UNWATCHED).loadAll();
  }

  /** Puts into the bucket what the archive has got since. */
  void publish() throws IOException {
    for (ArchiveFiles.ArchiveObject object : archive.files().list("")) {
      if (published.add(object.key()) || object.key().startsWith("_runs/")) {
        put(object.key());
      }
    }
  }

  /** Rows, through the driver; {@code RAW.} stands for database and schema. */
  List<String> rows(String query) throws Exception {
    return OnDuckDb.rows(warehouse(), query.replace("RAW.", raw() + "."));
  }

  /** The same, as one who may see all. */
  List<String> asAdmin(String query) throws Exception {
    return OnDuckDb.rows(admin(), query.replace("RAW.", raw() + "."));
  }

  @Override
  public abstract void close() throws SQLException;
}
