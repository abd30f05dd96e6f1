package io.sportscards.demo.services;

import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The local warehouse for whoever only reads. */
public final class WarehouseFile {
  private static final String LOCKED = "Could not set lock on file";

  private WarehouseFile() {}

  /**
   * Opens it.
   *
   * @throws CommandFailure when there is none, or another process writes to it
   */
  public static Connection open(Path file) throws CommandFailure, SQLException {
    if (Files.notExists(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no warehouse in %s; ./cards load makes it, --warehouse-file names another"
              .formatted(file));
    }
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    try {
      return DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
    } catch (SQLException e) {
      if (isBusy(e.getMessage())) {
        throw busy(file);
      }
      throw e;
    }
  }

  /** That another process writes to it. */
  public static CommandFailure busy(Path file) {
    return new CommandFailure(
        ExitCode.UNREACHABLE,
        "Another process works with %s, which DuckDB allows to one at a time; run this again when it is done"
            .formatted(file));
  }

  /** Whether an error of DuckDB says so. */
  public static boolean isBusy(String message) {
    return message.contains(LOCKED);
  }
}
