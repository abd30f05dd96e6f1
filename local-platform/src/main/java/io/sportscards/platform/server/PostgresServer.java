package io.sportscards.platform.server;

import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import io.sportscards.platform.process.ProcessId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server from binaries in a jar. A stop ends open transactions. */
public final class PostgresServer extends LocalServer {
  private final PostgresOptions options;

  private PostgresServer(Path dir, PostgresOptions options) {
    super(dir, options.port(), "INT");
    this.options = options;
  }

  /** Starts a server with this database on a free port, over the data already in the directory. */
  public static PostgresServer start(Path dir, String database) {
    return start(dir, PostgresOptions.of(database, "cards", "local-only"));
  }

  /** Starts a server over the data already in the directory and waits until it lets clients in. */
  public static PostgresServer start(Path dir, PostgresOptions options) {
    PostgresServer server = new PostgresServer(dir, options);
    PostgresData.initialise(server.dir(), options);
    server.launch();
    server.createDatabase();
    return server;
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

  @Override
  public void kill() {
    List<ProcessId> workers =
        ProcessHandle.of(id().pid()).stream()
            .flatMap(ProcessHandle::descendants)
            .map(child -> ProcessId.of(child.pid()))
            .toList();
    super.kill();
    // they see that their parent is gone, and a new server waits for none of them
    workers.forEach(worker -> worker.stop("QUIT", Duration.ofSeconds(5)));
  }

  @Override
  Launch command() {
    List<String> command = new ArrayList<>(PostgresData.asNonRoot());
    command.addAll(
        List.of(
            PostgresBinaries.directory().resolve("bin").resolve("postgres").toString(),
            "-D",
            dir().resolve("data").toString(),
            "-p",
            Integer.toString(port()),
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
    return new Launch("PostgreSQL", command, Map.of(), dir(), dir().resolve("postgres.log"));
  }

  @Override
  Probe readiness() {
    return this::letsUsIn;
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
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }
}
