package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.JournalRowReader;
import io.sportscards.connectors.journal.internal.Batch;
import io.sportscards.connectors.journal.internal.FetchedRow;
import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The statement that fetches pages, prepared on a session, with which it ends. One thread. */
final class PageQuery<T> {

  private final Session session;
  private final PreparedStatement statement;
  private final PageSql sql;
  private final JournalSettings settings;
  private final JournalRowReader<T> rowReader;
  private final PageSize size;

  private PageQuery(
      Session session, PageSql sql, JournalSettings settings, JournalRowReader<T> rowReader)
      throws SQLException {
    this.session = session;
    this.statement = session.connection().prepareStatement(sql.text());
    this.sql = sql;
    this.settings = settings;
    this.rowReader = rowReader;
    this.size = new PageSize(settings.limits());
  }

  /** Makes sure that the table is what the settings say, and that it holds all rows. */
  static <T> PageQuery<T> over(
      Session session, JournalSettings settings, JournalRowReader<T> rowReader)
      throws JournalException {
    if (settings.upTo() == null && session.isOnStandby()) {
      // not for ever: it may be about to become the primary
      throw new JournalException(
          JournalException.Kind.TRANSIENT,
          ("%s at %s is on a standby, which may not have received all rows yet; read the primary,"
                  + " or give the last id with setUpperId.")
              .formatted(settings.table().subject(), session.server()),
          null);
    }
    PageSql sql = PageSql.of(TableShape.of(session, settings), settings);
    try {
      return new PageQuery<>(session, sql, settings, rowReader);
    } catch (SQLException e) {
      throw session.refused(e, "preparing to read");
    }
  }

  /**
   * Fetches the first rows above {@code after}, up to {@code to}.
   *
   * @throws JournalException if the database does not answer
   * @throws IOException if the row reader fails
   */
  Batch<T> read(long after, long to) throws IOException {
    try {
      Batch<T> batch = ask(after, to);
      while (batch.rows().isEmpty() && !batch.isLast()) {
        // there was no room for the first row; by now there is
        batch = ask(after, to);
      }
      return batch;
    } catch (SQLException e) {
      throw session.refused(
          e, "%s: reading ids after %d up to %d".formatted(settings.table().subject(), after, to));
    }
  }

  private Batch<T> ask(long after, long to) throws SQLException, IOException {
    int position = 1;
    while (position <= sql.rooms()) {
      statement.setLong(position++, size.room());
    }
    statement.setLong(position++, after);
    statement.setLong(position++, to);
    RowFilter filter = settings.filter();
    if (filter.from() != null) {
      statement.setObject(position++, filter.from().atOffset(ZoneOffset.UTC));
    }
    if (filter.to() != null) {
      statement.setObject(position++, filter.to().atOffset(ZoneOffset.UTC));
    }
    if (filter.values() != null) {
      statement.setArray(
          position++, session.connection().createArrayOf("text", filter.values().toArray()));
    }
    statement.setInt(position, size.rows());
    try (ResultSet answer = statement.executeQuery()) {
      return batch(answer, to);
    }
  }

  private Batch<T> batch(ResultSet answer, long to) throws SQLException, IOException {
    List<FetchedRow<T>> rows = new ArrayList<>();
    PageRow row = new PageRow(answer, sql);
    long bytes = 0;
    long largest = 0;
    boolean isLast = true;
    while (answer.next()) {
      long id = answer.getLong(PageSql.KEY);
      long rowBytes = answer.getLong(PageSql.BYTES);
      largest = Math.max(largest, rowBytes);
      if (rowBytes > size.room()) {
        isLast = false;
        break;
      }
      rows.add(new FetchedRow<>(id, valueOf(row, id)));
      bytes += rowBytes;
      isLast = id == to || rows.size() < size.rows();
    }
    size.fit(largest);
    return new Batch<>(rows, bytes, isLast);
  }

  private T valueOf(PageRow row, long id) throws IOException {
    try {
      return rowReader.read(row);
    } catch (Exception e) {
      throw new IOException(
          ("%s: the row reader failed at id %d: %s. The row is read again after a restart: let the"
                  + " row reader return a record for every row, or null for none.")
              .formatted(settings.table().subject(), id, e.getMessage()),
          e);
    }
  }
}
