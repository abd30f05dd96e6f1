package io.sportscards.backfill.journal;

import static io.sportscards.backfill.journal.JournalColumns.BODY;
import static io.sportscards.backfill.journal.JournalColumns.CONTENT_TYPE;
import static io.sportscards.backfill.journal.JournalColumns.EVENT_ID;
import static io.sportscards.backfill.journal.JournalColumns.EVENT_TYPE;
import static io.sportscards.backfill.journal.JournalColumns.OCCURRED_AT;
import static io.sportscards.backfill.journal.JournalColumns.RECORDED_AT;

import io.sportscards.connectors.journal.JournalRow;
import io.sportscards.connectors.journal.JournalRowReader;
import io.sportscards.contracts.RawMessage;
import java.time.Instant;

/**
 * Takes a row as the message that was published, whatever it holds: to judge it is for the decoder.
 *
 * @param table its name, for what is left in it
 */
record RowToMessage(String table) implements JournalRowReader<RawMessage> {
  /** What it reads beside the id. */
  static final String[] COLUMNS = {
    EVENT_ID, EVENT_TYPE, OCCURRED_AT, CONTENT_TYPE, BODY, RECORDED_AT
  };

  // AMQP allows 255 bytes
  private static final int MAX_CONTENT_TYPE = 255;

  /**
   * Makes the message.
   *
   * @throws IllegalStateException for a row that lacks what no journal may lack
   */
  @Override
  public RawMessage read(JournalRow row) {
    Instant recordedAt = row.instant(RECORDED_AT);
    byte[] body = row.bytes(BODY);
    long left = row.omittedBytes(BODY);
    require(recordedAt != null, RECORDED_AT, row);
    require(body != null || left > 0, BODY, row);
    String contentType = contentType(row.text(CONTENT_TYPE));
    String eventType = row.text(EVENT_TYPE);
    RowHeaders headers =
        new RowHeaders(row.id(), row.text(EVENT_ID), eventType, row.instant(OCCURRED_AT));
    return left > 0
        ? RawMessage.withBodyLeft(
            left, contentType, eventType, headers.toJsonWithBodyLeftIn(table), recordedAt)
        : RawMessage.withLazyHeaders(body, contentType, eventType, headers::toJson, recordedAt);
  }

  /** The column is not null: a message that declared none has an empty one. */
  private static String contentType(String column) {
    return column == null || column.isEmpty()
        ? null
        : column.substring(0, Math.min(column.length(), MAX_CONTENT_TYPE));
  }

  private void require(boolean isThere, String column, JournalRow row) {
    if (!isThere) {
      throw new IllegalStateException(
          "Row %d of \"%s\" has no %s, which every row of a journal has; mend or remove the row, or leave it out of the range."
              .formatted(row.id(), table, column));
    }
  }
}
