package io.sportscards.backfill.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalConnectionTest {
  @TempDir Path dir;

  private JournalConnection connection(Path passwordFile) {
    return new JournalConnection(
        new JournalAddress(
            "jdbc:postgresql://db/journal", "me", passwordFile.toString(), "events"));
  }

  @Test
  void eachConnectReadsThePasswordAnew() throws Exception {
    Path file = Files.writeString(dir.resolve("password"), "first\nnot this\n");
    JournalConnection connection = connection(file);

    JdbcConnectionOptions options = connection.get();
    assertThat(options.getDbURL()).isEqualTo("jdbc:postgresql://db/journal");
    assertThat(options.getUsername()).contains("me");
    assertThat(options.getPassword()).contains("first");

    Files.writeString(file, "second");
    assertThat(connection.get().getPassword()).contains("second");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> connection(dir.resolve("none")).get())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Cannot read the journal's password from POSTGRES_PASSWORD_FILE=\"%s\"; the file must be readable on the job manager and every task manager."
                .formatted(dir.resolve("none")));
  }
}
