package io.sportscards.loader.warehouse;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * RAW in a file of DuckDB, which one process at a time can hold: each session opens the file and
 * gives it free again. Files of the archive are copied through the loader's own S3 client.
 */
public final class DuckDbWarehouse implements Warehouse {
  /** Temporary tables lie in a database of their own. */
  static final Statements STATEMENTS =
      Statements.of("duckdb", "raw", "temp", "now() at time zone 'UTC'");

  /** Staged they take some four times as much, in memory or beside the file. */
  private static final long MOST_BATCH_BYTES = 256L << 20;

  private static final String LOCKED = "Could not set lock on file";
  private static final long POLL_MILLIS = 100;

  /** DuckDB takes four fifths of the machine otherwise; above this it spills beside the file. */
  private static final String MEMORY = "1GB";

  /** How its messages begin when a line is none, or not what its columns take. */
  private static final List<String> CONTENT =
      List.of(
          "Invalid Input Error: Malformed JSON",
          "Invalid Input Error: JSON transform error",
          "Conversion Error",
          "Constraint Error");

  /** Stands before every message of a statement that was prepared. */
  private static final String PREPARED = "closed pending query result\nError: ";

  private final Path file;
  private final Duration patience;
  private final ArchiveFiles archive;
  private final Statements statements;

  /**
   * @param file is made if it is not there
   * @param patience how long to wait for another process that holds it
   * @param archive that the files of a batch lie in
   */
  public DuckDbWarehouse(Path file, Duration patience, ArchiveFiles archive) {
    this(file, patience, archive, STATEMENTS);
  }

  DuckDbWarehouse(Path file, Duration patience, ArchiveFiles archive, Statements statements) {
    this.file = file.toAbsolutePath();
    this.patience = patience;
    this.archive = archive;
    this.statements = statements;
  }

  @Override
  public Statements statements() {
    return statements;
  }

  /** All statements of the scripts in {@code sql/duckdb}. */
  public List<String> ddl() {
    return statements.ddl(List.of("001_raw.sql"), Map.of());
  }

  @Override
  public void ensureTables() throws SQLException, IOException, InterruptedException {
    init(ddl());
  }

  @Override
  public Connection connect(QueryTag tag) throws SQLException, IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    Connection connection = open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      statement.execute("set memory_limit = '" + MEMORY + "'");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private Connection open() throws SQLException, IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection("jdbc:duckdb:" + file);
      } catch (SQLException e) {
        if (!e.getMessage().contains(LOCKED)) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw new WarehouseBusyException(
              "Another process holds %s, which DuckDB allows to one at a time; waited %d s for it: %s"
                  .formatted(
                      file, patience.toSeconds(), e.getMessage().lines().findFirst().orElse("")),
              e);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    }
  }

  @Override
  public long mostBatchBytes() {
    return MOST_BATCH_BYTES;
  }

  @Override
  public FetchedFiles fetch(List<CommittedFile> files) throws IOException, InterruptedException {
    return LocalCopies.of(archive, files, file.resolveSibling(file.getFileName() + ".fetched"));
  }

  @Override
  public void copy(
      Connection session, FetchedFiles fetched, CommittedFile.Kind kind, List<CommittedFile> files)
      throws SQLException, IOException {
    LocalCopies copies = (LocalCopies) fetched;
    String list =
        files.stream()
            .map(f -> "'" + copies.at(f).toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    String name = kind == CommittedFile.Kind.BRONZE ? "copy_events" : "copy_quarantine";
    try (PreparedStatement statement =
        session.prepareStatement(statements.get(name, Map.of("files", list)))) {
      statement.setInt(1, copies.root().toString().length() + 2);
      statement.executeUpdate();
    } catch (SQLException e) {
      String cause = cause(e).replace(copies.root() + "/", "");
      // a damaged file is an IO error to DuckDB, as is a full disk
      if (CONTENT.stream().anyMatch(cause::startsWith) || copies.isAnyDamaged(files)) {
        throw new SQLDataException(cause, e);
      }
      throw e;
    }
  }

  private static String cause(SQLException e) {
    int prefix = e.getMessage().indexOf(PREPARED);
    return prefix < 0 ? e.getMessage() : e.getMessage().substring(prefix + PREPARED.length());
  }

  @Override
  public String address() {
    return file.toString();
  }
}
