package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.JournalRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** The row that an answer stands at. */
final class PageRow implements JournalRow {

  private final ResultSet answer;
  private final PageSql sql;

  PageRow(ResultSet answer, PageSql sql) {
    this.answer = answer;
    this.sql = sql;
  }

  private interface Getter<R> {
    R get(ResultSet answer, int position) throws SQLException;
  }

  @Override
  public long id() {
    return get(PageSql.KEY, "the key", ResultSet::getLong);
  }

  @Override
  public String text(String column) {
    return get(position(column), column, ResultSet::getString);
  }

  @Override
  public byte[] bytes(String column) {
    return get(position(column), column, ResultSet::getBytes);
  }

  @Override
  public Instant instant(String column) {
    OffsetDateTime time = get(position(column), column, PageRow::time);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(ResultSet answer, int position) throws SQLException {
    return answer.getObject(position, OffsetDateTime.class);
  }

  @Override
  public long number(String column) {
    return get(position(column), column, ResultSet::getLong);
  }

  @Override
  public Object value(String column) {
    return get(position(column), column, ResultSet::getObject);
  }

  @Override
  public long omittedBytes(String column) {
    position(column);
    Integer omitted = sql.omitted().get(column);
    if (omitted == null) {
      return 0;
    }
    return get(omitted, column, ResultSet::getLong);
  }

  private int position(String column) {
    Map<String, Integer> values = sql.values();
    Integer position = values.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "Column \"%s\" is not read, only %s; name it in setColumns"
              .formatted(column, values.keySet().stream().sorted().toList()));
    }
    return position;
  }

  private <R> R get(int position, String column, Getter<R> getter) {
    try {
      return getter.get(answer, position);
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "Column \"%s\" cannot be read like that: %s".formatted(column, e.getMessage()), e);
    }
  }
}
