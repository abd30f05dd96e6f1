package io.sportscards.platform.ledger;

import io.sportscards.contracts.RejectionReason;

/** What must be found in the archive because a message was sent and confirmed. */
public sealed interface LedgerEntry {

  /** The event type that the sender meant; never null. */
  String eventType();

  /**
   * The same demand for a message that is JSON with a member the contract does not know: a line
   * made of it must keep the original bytes.
   */
  default LedgerEntry withUnknownMember() {
    return this;
  }

  /**
   * A good event: one line in bronze.
   *
   * @param canonical the canonical JSON of envelope and payload, as one object in UTF-8
   * @param hasUnknownMember see {@link #withUnknownMember}
   */
  @SuppressWarnings("ArrayRecordComponent") // written and read once, compared nowhere
  record Accepted(String eventId, String eventType, byte[] canonical, boolean hasUnknownMember)
      implements LedgerEntry {
    public Accepted(String eventId, String eventType, byte[] canonical) {
      this(eventId, eventType, canonical, false);
    }

    /** What a bronze line says, for demands that are decoded from messages. */
    public static Accepted ofLine(byte[] line) {
      JsonMembers members = JsonMembers.of(line);
      boolean isJson = !"application/x-protobuf".equals(members.text("content_type"));
      return new Accepted(
          members.text("event_id"),
          members.text("event_type"),
          ArchivedEvent.canonical(members),
          isJson && members.text("payload_raw") != null);
    }

    @Override
    public Accepted withUnknownMember() {
      return new Accepted(eventId, eventType, canonical, true);
    }
  }

  /**
   * The same event_id as an {@link Accepted} one with other content: of the two, one line is in
   * bronze and the other in quarantine.
   */
  @SuppressWarnings("ArrayRecordComponent") // written and read once, compared nowhere
  record Conflicting(String eventId, String eventType, byte[] canonical, boolean hasUnknownMember)
      implements LedgerEntry {
    public Conflicting(String eventId, String eventType, byte[] canonical) {
      this(eventId, eventType, canonical, false);
    }

    @Override
    public Conflicting withUnknownMember() {
      return new Conflicting(eventId, eventType, canonical, true);
    }
  }

  /**
   * A bad message: one line in quarantine, with these very bytes.
   *
   * @param contentType as declared; null when none was
   * @param body the bytes; the headers in their place for a body that was left where it is
   */
  @SuppressWarnings("ArrayRecordComponent") // written and read once, compared nowhere
  record Rejected(RejectionReason reason, String eventType, String contentType, byte[] body)
      implements LedgerEntry {}
}
