package io.sportscards.benchmarks.history;

import io.sportscards.backfill.journal.JournalAddress;
import io.sportscards.backfill.journal.JournalEnd;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.ingest.types.IngestTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.jdbc.core.datastream.source.JdbcSource;
import org.apache.flink.connector.jdbc.core.datastream.source.reader.extractor.ResultExtractor;
import org.apache.flink.connector.jdbc.split.JdbcNumericBetweenParametersProvider;

/** What reads the journal. */
final class Sources {
  private static final long SPLIT_ROWS = 50_000;
  private static final int FETCH_ROWS = 1_000;

  private Sources() {}

  /** The backfill's own. */
  static Source<RawMessage, ?, ?> journalSource(FilledJournal journal) {
    try {
      Path password = Files.createTempFile("journal", ".password");
      password.toFile().deleteOnExit();
      Files.writeString(password, journal.server().password());
      return JournalEnd.of(
          new JournalAddress(
              journal.server().jdbcUrl(),
              journal.server().user(),
              password.toString(),
              FilledJournal.TABLE),
          new JournalRange(
              "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "occurred_at", null, journal.rows()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flink's, as its documentation shows it: ranges of ids as parameters of a query. */
  static Source<RawMessage, ?, ?> jdbcSource(FilledJournal journal) {
    return JdbcSource.<RawMessage>builder()
        .setDBUrl(journal.server().jdbcUrl())
        .setDriverName("org.postgresql.Driver")
        .setUsername(journal.server().user())
        .setPassword(journal.server().password())
        .setSql(
            "select event_type, content_type, body, recorded_at from %s where id between ? and ?"
                .formatted(FilledJournal.TABLE))
        .setJdbcParameterValuesProvider(
            new JdbcNumericBetweenParametersProvider(SPLIT_ROWS, 1, journal.rows()))
        .setAutoCommit(false) // or the driver fetches a whole split at once
        .setResultSetFetchSize(FETCH_ROWS)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setResultExtractor(new Message())
        .setTypeInformation(IngestTypes.RAW_MESSAGE)
        .build();
  }

  private static final class Message implements ResultExtractor<RawMessage> {
    private static final long serialVersionUID = 1;

    @Override
    public RawMessage extract(ResultSet row) throws SQLException {
      return RawMessage.withLazyHeaders(
          row.getBytes("body"),
          row.getString("content_type"),
          row.getString("event_type"),
          () -> "{}",
          row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
  }
}
