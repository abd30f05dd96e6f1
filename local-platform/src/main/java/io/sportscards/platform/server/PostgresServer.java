package io.sportscards.platform.server;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.ProcessId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server on 127.0.0.1 as a child process, from binaries in a jar. Not thread-safe. */
public final class PostgresServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path dir;
  private final PostgresOptions options;
  private final int port;
  private ChildProcess process;

  private PostgresServer(Path dir, PostgresOptions options) {
    this.dir = dir;
    this.options = options;
    this.port = options.port() == 0 ? FreePorts.one() : options.port();
  }

  /** Starts a server with this database on a free port, over the data already in the directory. */
  public static PostgresServer start(Path dir, String database) {
    return start(dir, PostgresOptions.of(database, "cards", "local-only"));
  }

  /** Starts a server over the data already in the directory and waits until it lets clients in. */
  public static PostgresServer start(Path dir, PostgresOptions options) {
    PostgresServer server = new PostgresServer(dir.toAbsolutePath(), options);
    PostgresData.initialise(server.dir, options);
    server.launch();
    server.createDatabase();
    return server;
  }

  public int port() {
    return port;
  }

  public String database() {
    return options.database();
  }

  public String user() {
    return options.user();
  }

  public String password() {
    return options.password();
  }

  /** Address for JDBC without user and password. */
  public String jdbcUrl() {
    return urlOf(options.database());
  }

  /** A connection to the database; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), options.user(), options.password());
  }

  public ProcessId id() {
    return process.id();
  }

  /** Kills the server at once (-9), as a crash would; {@link #restart()} recovers its data. */
  public void kill() {
    List<ProcessId> workers =
        ProcessHandle.of(process.id().pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .map(child -> ProcessId.of(child.pid()))
            .toList();
    process.kill();
    // they see that their parent is gone, and a new server waits for none of them
    workers.forEach(worker -> worker.stop("QUIT", Duration.ofSeconds(5)));
  }

  /** Stops the server if it runs and starts it again: same port, same data. */
  public void restart() {
    close();
    launch();
  }

  /** Ends open transactions and stops the server; no process is left. The directory stays. */
  @Override
  public void close() {
    process.stop("INT", Duration.ofSeconds(20));
  }

  /** Lets it outlive this JVM. */
  public void leaveRunning() {
    process.leaveRunning();
  }

  private void launch() {
    List<String> command = new ArrayList<>(PostgresData.asNonRoot());
    command.addAll(
        List.of(
            PostgresBinaries.directory().resolve("bin").resolve("postgres").toString(),
            "-D",
            dir.resolve("data").toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            // a socket's path may have 107 bytes, fewer than a directory's
            "unix_socket_directories=",
            "-c",
            "log_timezone=UTC",
            "-c",
            "timezone=UTC",
            "-c",
            "fsync=" + (options.survivesCrash() ? "on" : "off")));
    process =
        ChildProcess.start(
            new Launch("PostgreSQL", command, Map.of(), dir, dir.resolve("postgres.log")));
    process.awaitReady(this::letsUsIn, PATIENCE);
  }

  private boolean letsUsIn() {
    try (Connection connection =
        DriverManager.getConnection(urlOf("postgres"), options.user(), options.password())) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private void createDatabase() {
    try (Connection connection =
            DriverManager.getConnection(urlOf("postgres"), options.user(), options.password());
        var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
        var statement = connection.createStatement()) {
      exists.setString(1, options.database());
      if (!exists.executeQuery().next()) {
        statement.execute(
            "create database " + statement.enquoteIdentifier(options.database(), true));
      }
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("Cannot create database " + options.database(), e);
    }
  }

  private String urlOf(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }
}
