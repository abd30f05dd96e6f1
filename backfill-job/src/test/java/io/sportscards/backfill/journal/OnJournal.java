package io.sportscards.backfill.journal;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.ledger.LedgerWriter;
import io.sportscards.platform.server.PostgresOptions;
import io.sportscards.platform.server.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one class on a PostgreSQL server of their own, each with an empty journal. */
public abstract class OnJournal {
  protected static final String TABLE = "events";

  @TempDir private static Path serverDirectory;
  protected static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server =
        PostgresServer.start(
            serverDirectory, PostgresOptions.of("journal", "cards", "not-for-others"));
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void emptyJournal() throws SQLException {
    execute("drop table if exists events");
    JournalWriter.open(server.connect(), TABLE).close();
  }

  protected static void execute(String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Where the job finds it. */
  protected static JournalAddress address() throws Exception {
    Path password = Files.writeString(serverDirectory.resolve("password"), server.password());
    return new JournalAddress(server.jdbcUrl(), server.user(), password.toString(), TABLE);
  }

  /** Records generated events with the usual faults, and in the ledger what must become of them. */
  protected static LedgerTotals record(GeneratorSettings events, Path ledger) throws Exception {
    try (JournalWriter journal = JournalWriter.open(server.connect(), TABLE);
        LedgerWriter writer = LedgerWriter.create(ledger, Map.of("seed", events.seed()))) {
      EventStream stream = EventStream.of(events);
      while (stream.hasNext()) {
        Message message = stream.next();
        if (!message.isRepeat()) {
          journal.write(message);
          writer.write(message.expected());
        }
      }
      journal.flush();
      writer.finish();
      return writer.totals();
    }
  }
}
