package io.sportscards.backfill.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Reads the password where Flink connects, each time, so that it is in no job graph and a changed
 * one is found by the next connect.
 */
record JournalConnection(JournalAddress journal)
    implements SerializableSupplier<JdbcConnectionOptions> {

  /**
   * Reads the password and builds the options.
   *
   * @throws UncheckedIOException when the password file cannot be read
   */
  @Override
  public JdbcConnectionOptions get() {
    return new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
        .withUrl(journal.url())
        .withUsername(journal.user())
        .withPassword(password())
        .build();
  }

  private String password() {
    try (var lines = Files.lines(Path.of(journal.passwordFile()))) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the journal's password from POSTGRES_PASSWORD_FILE=\"%s\"; the file must be readable on the job manager and every task manager."
              .formatted(journal.passwordFile()),
          e);
    }
  }
}
