package io.sportscards.backfill.journal;

import static io.sportscards.backfill.journal.JournalColumns.BODY;
import static io.sportscards.backfill.journal.JournalColumns.ID;

import io.sportscards.connectors.journal.JournalRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The row that a result stands at, with its body as the source would give it.
 *
 * @param large fetches the body of one id
 */
record ResultSetRow(ResultSet result, PreparedStatement large) implements JournalRow {
  /** Holds the size of the body, which itself is null where it is large. */
  static final String SIZE = "body_size";

  private interface Getter<T> {
    T get() throws SQLException;
  }

  @Override
  public long id() {
    return get(() -> result.getLong(ID));
  }

  @Override
  public String text(String column) {
    return get(() -> result.getString(column));
  }

  @Override
  public byte[] bytes(String column) {
    byte[] bytes = get(() -> result.getBytes(column));
    return bytes != null || number(SIZE) == 0 || omittedBytes(column) > 0 ? bytes : get(this::body);
  }

  private byte[] body() throws SQLException {
    large.setLong(1, id());
    try (ResultSet row = large.executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  @Override
  public Instant instant(String column) {
    OffsetDateTime time = get(() -> result.getObject(column, OffsetDateTime.class));
    return time == null ? null : time.toInstant();
  }

  @Override
  public long number(String column) {
    return get(() -> result.getLong(column));
  }

  @Override
  public Object value(String column) {
    return get(() -> result.getObject(column));
  }

  @Override
  public long omittedBytes(String column) {
    long size = column.equals(BODY) ? number(SIZE) : 0;
    return size > JournalEnd.MOST_BODY_BYTES ? size : 0;
  }

  private static <T> T get(Getter<T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw new IllegalStateException("The journal cannot be read on: " + e.getMessage(), e);
    }
  }
}
