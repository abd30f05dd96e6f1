package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.RejectionReason;
import java.util.HexFormat;

/** What a quarantine line's rejection_id must be, made anew from what the line says. */
final class RejectionId {
  private static final byte[] ZERO = {0};

  private RejectionId() {}

  /** Of a bad message: a hash of its reason, content type and bytes. */
  static String of(RejectionReason reason, String contentType, byte[] body) {
    return Digest.of(name(reason), ZERO, text(contentType), ZERO, body).hex();
  }

  /** Of a conflicting duplicate: a hash of the reason, the event_id and the event's own hash. */
  static String ofConflict(ArchivedEvent event) {
    byte[] content = HexFormat.of().parseHex(event.content().hex());
    return Digest.of(
            name(RejectionReason.CONFLICTING_DUPLICATE), ZERO, text(event.eventId()), ZERO, content)
        .hex();
  }

  private static byte[] name(RejectionReason reason) {
    return reason.name().getBytes(UTF_8);
  }

  private static byte[] text(String text) {
    return text == null ? new byte[0] : text.getBytes(UTF_8);
  }
}
