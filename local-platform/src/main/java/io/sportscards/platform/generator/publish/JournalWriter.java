package io.sportscards.platform.generator.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.platform.generator.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the event journal as the services do: each message once, as published, whatever the broker
 * then repeats.
 *
 * <p>Both contents of a conflicting pair are in it, since both were published, so that a backfill
 * meets the same conflict. Bad messages are in it too; event_id, event_type and occurred_at are
 * what the service believed, also where the body says otherwise or nothing. A message without a
 * content type has an empty one, as the column is not null.
 *
 * <p>Rows go by COPY in batches, each a transaction of its own.
 */
public final class JournalWriter implements AutoCloseable {
  private static final int BATCH_BYTES = 4 << 20;
  private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
  private static final short COLUMNS = 5;
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final Connection connection;
  private final CopyManager copy;
  private final String statement;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream(BATCH_BYTES + (2 << 20));
  private final DataOutputStream out = new DataOutputStream(batch);
  private long rows;

  private JournalWriter(Connection connection, String table) throws SQLException {
    this.connection = connection;
    this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
    this.statement =
        "copy "
            + quoted(table)
            + " (event_id, event_type, occurred_at, content_type, body) from stdin (format binary)";
  }

  /**
   * Creates the table if it is missing.
   *
   * @param connection to PostgreSQL, in autocommit; closed with the writer
   */
  public static JournalWriter open(Connection connection, String table) throws SQLException {
    try (Statement create = connection.createStatement()) {
      create.execute(
          """
          create table if not exists %s (
            id bigint generated always as identity primary key,
            event_id text not null,
            event_type text not null,
            occurred_at timestamptz not null,
            content_type text not null,
            body bytea not null,
            recorded_at timestamptz not null default now())
          """
              .formatted(quoted(table)));
    }
    return new JournalWriter(connection, table);
  }

  /** Adds a message; one that repeats another is left out. */
  public void write(Message message) throws IOException {
    if (message.isRepeat()) {
      return;
    }
    if (batch.size() == 0) {
      out.write(SIGNATURE);
      out.writeInt(0); // no flags
      out.writeInt(0); // no header extension
    }
    out.writeShort(COLUMNS);
    writeField(message.eventId().getBytes(UTF_8));
    writeField(message.eventType().getBytes(UTF_8));
    out.writeInt(Long.BYTES);
    out.writeLong(ChronoUnit.MICROS.between(POSTGRES_EPOCH, message.occurredAt()));
    writeField(message.contentType() == null ? new byte[0] : message.contentType().getBytes(UTF_8));
    writeField(message.body());
    rows++;
    if (batch.size() >= BATCH_BYTES) {
      flush();
    }
  }

  /** Writes what has gathered; then it is committed. */
  public void flush() throws IOException {
    if (batch.size() == 0) {
      return;
    }
    out.writeShort(-1); // end of data
    try {
      copy.copyIn(statement, new ByteArrayInputStream(batch.toByteArray()));
    } catch (SQLException e) {
      throw new IOException("The journal cannot be written: " + e.getMessage(), e);
    }
    batch.reset();
  }

  /** Rows written so far, those not yet flushed included. */
  public long rows() {
    return rows;
  }

  /** Closes the connection; what was not flushed is lost. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void writeField(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Each part of a name that may hold a schema. */
  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"").replace(".", "\".\"") + '"';
  }
}
