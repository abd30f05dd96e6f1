package io.sportscards.benchmarks.history;

import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.benchmarks.events.EventTape;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.generator.publish.JournalWriter;
import io.sportscards.platform.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A journal in a PostgreSQL of its own, with distinct events in it. */
final class FilledJournal implements AutoCloseable {
  static final String TABLE = "events";
  private static final int RECORDED = 200_000;

  private final PostgresServer server;
  private final EventTape tape;
  private final long rows;

  private FilledJournal(PostgresServer server, long rows) {
    this.server = server;
    this.rows = rows;
    this.tape = EventTape.record((int) Math.min(rows, RECORDED));
  }

  static FilledJournal start(Path directory, long rows) throws IOException, SQLException {
    FilledJournal journal = new FilledJournal(PostgresServer.start(directory, "journal"), rows);
    try {
      journal.fill();
      return journal;
    } catch (IOException | SQLException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private void fill() throws IOException, SQLException {
    try (JournalWriter writer = JournalWriter.open(server.connect(), TABLE)) {
      for (long i = 0; i < rows; i++) {
        writer.write(message(tape.body(i)));
      }
      writer.flush();
    }
    // as a journal is that has been there for a while: hint bits set, statistics known
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum (analyze, freeze) " + TABLE);
      statement.execute("checkpoint");
    }
  }

  private static Message message(byte[] body) throws InvalidProtocolBufferException {
    EventEnvelope event = EventEnvelope.parseFrom(body);
    return new Message(
        body,
        "application/x-protobuf",
        event.getProducer(),
        event.getEventId(),
        event.getEventType(),
        Instant.ofEpochSecond(event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos()),
        null,
        false);
  }

  PostgresServer server() {
    return server;
  }

  long rows() {
    return rows;
  }

  double meanBytes() {
    return tape.meanBytes();
  }

  @Override
  public void close() {
    server.close();
  }
}
