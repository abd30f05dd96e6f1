package io.sportscards.contracts;

/**
 * Why a message is in quarantine. A closed list: the name is part of the partition path and of the
 * warehouse.
 */
public enum RejectionReason {
  /** The body is larger than the limit; it was not parsed. */
  OVERSIZED,
  /** Neither {@code application/x-protobuf} nor {@code application/json}. */
  UNSUPPORTED_CONTENT_TYPE,
  /** The body is not a protobuf message, or nested deeper than the limit. */
  MALFORMED_PROTOBUF,
  /** The body is not one JSON object, repeats a key, or is nested deeper than the limit. */
  MALFORMED_JSON,
  /** The envelope is sound, but the catalog has no such event type. */
  UNKNOWN_EVENT_TYPE,
  /** A field of the envelope breaks its rule. */
  INVALID_ENVELOPE,
  /** The payload does not fit its message, or a field of it breaks its rule. */
  INVALID_PAYLOAD,
  /** The same event_id came with other content under the same contract. */
  CONFLICTING_DUPLICATE
}
