package io.sportscards.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.platform.process.ProcessId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
  @TempDir Path dir;

  @Test
  void committedRowsSurviveAKillAndNothingIsLeftBehind() throws Exception {
    ProcessId process;
    try (PostgresServer server = PostgresServer.start(dir, "journal")) {
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create table events (id bigint primary key)");
        statement.execute("insert into events select generate_series(1, 1000)");
      }

      server.kill();
      assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
      server.restart();

      process = server.id();
      try (Connection connection = server.connect();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("select count(*) from events")) {
        result.next();
        assertThat(result.getLong(1)).isEqualTo(1_000);
      }
      assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "cards", "wrong"))
          .hasMessageContaining("password authentication failed");
    }
    assertThat(process.isAlive()).isFalse();
  }
}
