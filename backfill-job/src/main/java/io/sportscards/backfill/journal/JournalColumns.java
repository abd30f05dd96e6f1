package io.sportscards.backfill.journal;

/** The columns of the journal. */
final class JournalColumns {
  static final String ID = "id";
  static final String EVENT_ID = "event_id";
  static final String EVENT_TYPE = "event_type";
  static final String OCCURRED_AT = "occurred_at";
  static final String CONTENT_TYPE = "content_type";
  static final String BODY = "body";
  static final String RECORDED_AT = "recorded_at";

  private JournalColumns() {}
}
