package io.sportscards.demo.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.settings.CommandFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MartsTest {
  @TempDir Path dir;

  private Path warehouse(String... statements) throws SQLException {
    Path file = dir.resolve("warehouse.duckdb");
    try (Connection session = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = session.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    return file;
  }

  @Test
  void contentsThatRawDoesNotHaveAreLeftOut() throws Exception {
    Path file =
        warehouse(
            "create schema raw",
            "create table raw.events as select 'a' as event_id, 'hash of a' as content_hash"
                + " union all select 'b', 'hash of b'");
    try (Marts marts = Marts.open(file)) {
      assertThat(marts.receivedContents(Set.of("a", "c"))).isEqualTo(Map.of("a", "hash of a"));
      assertThat(marts.receivedContents(Set.of())).isEmpty();
    }
  }

  @Test
  void aWarehouseWithoutMartsIsASentence() throws Exception {
    Path file = warehouse("create schema raw");
    try (Marts marts = Marts.open(file)) {
      assertThatThrownBy(marts::figures)
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith(
              "The warehouse "
                  + file
                  + " has no marts, or old ones; ./cards transform builds them");
    }
  }

  @Test
  void aMissingFileIsNotMade() {
    Path file = dir.resolve("misspelt.duckdb");
    assertThatThrownBy(() -> Marts.open(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "There is no warehouse in %s; ./cards load makes it, --warehouse-file names another"
                .formatted(file));
    assertThat(file).doesNotExist();
  }
}
