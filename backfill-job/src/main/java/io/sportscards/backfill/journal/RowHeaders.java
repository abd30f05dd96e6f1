package io.sportscards.backfill.journal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;

/**
 * What the journal knew of a message beside its body, as JSON text: for whoever looks into
 * quarantine. A text ends after 256 characters.
 *
 * @param id of the row
 * @param eventId what the service believed, as the next two
 */
record RowHeaders(long id, String eventId, String eventType, Instant occurredAt) {
  private static final int MAX_CHARS = 256;
  private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

  String toJson() {
    StringBuilder text = new StringBuilder(160).append('{');
    return end(text);
  }

  /** The same of a row whose body is too large to be taken out of the table. */
  String toJsonWithBodyLeftIn(String table) {
    StringBuilder text = new StringBuilder(200).append('{');
    member(text, "body_left_in", table);
    return end(text.append(','));
  }

  private String end(StringBuilder text) {
    text.append("\"id\":").append(id);
    optional(text, JournalColumns.EVENT_ID, eventId);
    optional(text, JournalColumns.EVENT_TYPE, eventType);
    optional(text, JournalColumns.OCCURRED_AT, occurredAt == null ? null : occurredAt.toString());
    return text.append('}').toString();
  }

  private static void optional(StringBuilder text, String name, String value) {
    if (value != null) {
      member(text.append(','), name, value);
    }
  }

  private static void member(StringBuilder text, String name, String value) {
    text.append('"').append(name).append("\":\"");
    JSON.quoteAsString(value.substring(0, Math.min(value.length(), MAX_CHARS)), text);
    text.append('"');
  }
}
