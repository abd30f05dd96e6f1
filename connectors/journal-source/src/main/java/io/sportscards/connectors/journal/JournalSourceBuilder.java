package io.sportscards.connectors.journal;

import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalTable;
import io.sportscards.connectors.journal.internal.PageLimits;
import io.sportscards.connectors.journal.internal.Patience;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Collects what a {@link JournalSource} needs; {@link #build()} reports everything that is wrong
 * with it at once. What only the database knows is checked when the job starts.
 */
public final class JournalSourceBuilder<T> {

  private SerializableSupplier<JdbcConnectionOptions> connection;
  private JournalRowReader<T> rowReader;
  private TypeInformation<T> type;
  private String table;
  private String key = "id";
  private List<String> columns = List.of();
  private String timeColumn;
  private Instant from;
  private Instant to;
  private String textColumn;
  private List<String> values;
  private int fetchSize = 2_000;
  private long maxPageBytes = 4L << 20;
  private long maxValueBytes = 16L << 20;
  private Duration statementTimeout = Duration.ofMinutes(5);
  private Duration reconnectTimeout = Duration.ofMinutes(2);
  private Duration boundTimeout = Duration.ofMinutes(5);
  private long splitRows = 100_000;
  private Long upperId;

  JournalSourceBuilder() {}

  /**
   * Where the database is and who signs in. The supplier travels with the job, what it supplies
   * does not: it is called at each connect, by the job manager and the task managers, so let it
   * read the password there and capture no {@link JdbcConnectionOptions}. Properties of the driver
   * may be given with them and win over the source's own.
   */
  public JournalSourceBuilder<T> setConnection(
      SerializableSupplier<JdbcConnectionOptions> connection) {
    this.connection = connection;
    return this;
  }

  /** The table to read, with its schema before a dot if it is not on the search path. */
  public JournalSourceBuilder<T> setTable(String table) {
    this.table = table;
    return this;
  }

  /**
   * The growing key; default {@code id}. A column of whole numbers with a unique index of its own,
   * given out in growing order by the statement that inserts: an identity or a serial.
   */
  public JournalSourceBuilder<T> setKeyColumn(String key) {
    this.key = key;
    return this;
  }

  /** The columns that the row reader sees beside the key; at least one. */
  public JournalSourceBuilder<T> setColumns(String... columns) {
    // not List.of: build() complains of what is null
    this.columns = Arrays.asList(columns.clone());
    return this;
  }

  /** Makes records of rows. */
  public JournalSourceBuilder<T> setRowReader(
      JournalRowReader<T> rowReader, TypeInformation<T> type) {
    this.rowReader = rowReader;
    this.type = type;
    return this;
  }

  /**
   * Reads only rows with a time in this range; null leaves an end open. It is a filter on the walk
   * along the key, which is read whole.
   *
   * @param column a timestamp with time zone
   * @param from included
   * @param to not included
   */
  public JournalSourceBuilder<T> setTimeRange(String column, Instant from, Instant to) {
    this.timeColumn = column;
    this.from = from;
    this.to = to;
    return this;
  }

  /** Reads only rows with one of these texts in a column; a filter as the time range is. */
  public JournalSourceBuilder<T> setOneOf(String column, List<String> values) {
    this.textColumn = column;
    this.values = List.copyOf(values);
    return this;
  }

  /** Rows that the server gives in one answer, at most. 1 to 100,000; default 2,000. */
  public JournalSourceBuilder<T> setFetchSize(int rows) {
    this.fetchSize = rows;
    return this;
  }

  /**
   * Bytes of values of variable length in one answer, at most, but for a single row that has more.
   * At least 64 KiB, default 4 MiB. A reader holds some four answers.
   */
  public JournalSourceBuilder<T> setMaxPageBytes(long bytes) {
    this.maxPageBytes = bytes;
    return this;
  }

  /**
   * A value with more bytes is not fetched: the row reader sees null, and its size from {@link
   * JournalRow#omittedBytes}. At least 1 KiB, default 16 MiB; all columns together must stay below
   * 2 GiB.
   */
  public JournalSourceBuilder<T> setMaxValueBytes(long bytes) {
    this.maxValueBytes = bytes;
    return this;
  }

  /** How long the server may take for one statement. At least a second, default 5 minutes. */
  public JournalSourceBuilder<T> setStatementTimeout(Duration statementTimeout) {
    this.statementTimeout = statementTimeout;
    return this;
  }

  /**
   * How long the source tries to reach the database, at the start and after a loss, before it fails
   * the job. Positive; default 2 minutes. What cannot get better by waiting (a missing table,
   * refused credentials) fails the start at once.
   */
  public JournalSourceBuilder<T> setReconnectTimeout(Duration reconnectTimeout) {
    this.reconnectTimeout = reconnectTimeout;
    return this;
  }

  /**
   * How long the start waits for transactions that may still commit an id below the last one to
   * read. Positive; default 5 minutes.
   */
  public JournalSourceBuilder<T> setBoundTimeout(Duration boundTimeout) {
    this.boundTimeout = boundTimeout;
    return this;
  }

  /**
   * About how many rows a reader is given at a time; at least 1,000, default 100,000. Fewer if
   * there were less than four splits for each reader, more if there were over 500 in all.
   */
  public JournalSourceBuilder<T> setSplitRows(long rows) {
    this.splitRows = rows;
    return this;
  }

  /**
   * The last id to read, instead of the greatest one. Nobody is waited for: the caller knows that
   * everything up to it is committed.
   */
  public JournalSourceBuilder<T> setUpperId(long id) {
    this.upperId = id;
    return this;
  }

  /**
   * Makes the source.
   *
   * @throws IllegalArgumentException naming everything that is missing or out of range
   */
  public JournalSource<T> build() {
    List<String> problems = new ArrayList<>();
    require(
        connection != null,
        "connection is missing; give a supplier of JdbcConnectionOptions",
        problems);
    require(rowReader != null && type != null, "row reader or its type is missing", problems);
    requireName("table", table, problems);
    requireName("key column", key, problems);
    require(!columns.isEmpty(), "columns are missing; give at least one", problems);
    columns.forEach(column -> requireName("column", column, problems));
    require(
        columns.size() == new HashSet<>(columns).size(),
        "columns are " + columns + "; expected each only once",
        problems);
    checkFilter(problems);
    checkSizes(problems);
    requireTime("statementTimeout", statementTimeout, Duration.ofSeconds(1), problems);
    requireTime("reconnectTimeout", reconnectTimeout, Duration.ofMillis(1), problems);
    requireTime("boundTimeout", boundTimeout, Duration.ofMillis(1), problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "JournalSource cannot be built: " + String.join("; ", problems));
    }
    return new JournalSource<>(
        connection,
        rowReader,
        type,
        new JournalSettings(
            new JournalTable(table, key, columns),
            new RowFilter(timeColumn, from, to, textColumn, values),
            new PageLimits(fetchSize, maxPageBytes, maxValueBytes),
            new Patience(statementTimeout, reconnectTimeout, boundTimeout),
            splitRows,
            upperId));
  }

  private void checkFilter(List<String> problems) {
    if (from != null || to != null) {
      requireName("time column", timeColumn, problems);
    }
    require(
        from == null || to == null || from.isBefore(to),
        "time range is from " + from + " to " + to + "; expected an end after the start",
        problems);
    if (values != null) {
      requireName("column of setOneOf", textColumn, problems);
      require(!values.isEmpty(), "setOneOf has no values; give at least one", problems);
    }
  }

  private void checkSizes(List<String> problems) {
    require(
        fetchSize >= 1 && fetchSize <= 100_000,
        "fetchSize is " + fetchSize + "; expected 1 to 100000",
        problems);
    require(
        maxPageBytes >= 64 << 10,
        "maxPageBytes is " + maxPageBytes + "; expected at least 65536",
        problems);
    // the server adds up a row's sizes as a 32-bit number
    long greatest = Integer.MAX_VALUE / Math.max(1, columns.size());
    require(
        maxValueBytes >= 1 << 10 && maxValueBytes <= greatest,
        "maxValueBytes is "
            + maxValueBytes
            + "; expected 1024 to "
            + greatest
            + " for this many columns",
        problems);
    require(splitRows >= 1_000, "splitRows is " + splitRows + "; expected at least 1000", problems);
  }

  private static void requireName(String what, String name, List<String> problems) {
    require(
        name != null && !name.isBlank(),
        what + " is " + (name == null ? "missing" : '"' + name + '"') + "; expected a name",
        problems);
  }

  private static void requireTime(
      String what, Duration time, Duration least, List<String> problems) {
    require(
        time != null && time.compareTo(least) >= 0,
        what + " is " + time + "; expected at least " + least,
        problems);
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
