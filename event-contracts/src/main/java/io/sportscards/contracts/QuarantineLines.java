package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the lines of what is not accepted. */
public final class QuarantineLines {
  // A warehouse row holds 16 MB, and base64 makes a third more of this.
  static final int LONGEST_BODY = 8 << 20;

  private static final int LONGEST_LINE = 16 << 20;
  private static final int LONGEST_CONTENT_TYPE = 256; // characters; AMQP allows 255 bytes
  private static final int LONGEST_HEADERS = 256 << 10; // characters; an AMQP frame has fewer
  private static final Pattern BRONZE =
      Pattern.compile("bronze/run_id=[^/]+/event_type=([^/]+)/event_date=([^/]+)");

  private QuarantineLines() {}

  /**
   * The line of an event whose id came before with other content under the same contract. Its body
   * is the whole bronze line, its rejection_id a hash of reason, event_id and content hash: a
   * bronze line differs from run to run. Its received_at is exact to the millisecond.
   *
   * @param accepted the later of the two, as decoded
   */
  public static ArchiveLine conflictingDuplicate(ArchiveLine accepted, RunContext run) {
    Matcher partition = BRONZE.matcher(accepted.partition());
    if (!partition.matches()) {
      throw new IllegalArgumentException(
          "A conflicting duplicate is an accepted event, but this line lies in "
              + accepted.partition());
    }
    RejectionReason reason = RejectionReason.CONFLICTING_DUPLICATE;
    MessageDigest digest = digest(reason, accepted.identity());
    digest.update(accepted.contentHash());
    byte[] id = ContentHash.firstHalf(digest);
    Instant receivedAt = Instant.ofEpochMilli(accepted.receivedAtMillis());
    RawMessage message =
        new RawMessage(accepted.line(), Encoding.JSON.mediaType, null, null, receivedAt);
    String detail =
        "event_id "
            + Quote.quote(accepted.identity())
            + " came before with other content under the same contract";
    return rejected(
        id,
        message,
        new Rejection(reason, detail),
        new EventFacts(accepted.identity(), partition.group(1), partition.group(2)),
        run);
  }

  /**
   * What equal bad messages share: a hash of reason, content type and bytes; of the headers in
   * place of bytes that were left where they are.
   */
  static byte[] rejectionId(RejectionReason reason, RawMessage message) {
    MessageDigest digest =
        digest(reason, message.contentType() == null ? "" : message.contentType());
    digest.update(message.isBodyLeft() ? message.headers().getBytes(UTF_8) : message.body());
    return ContentHash.firstHalf(digest);
  }

  static ArchiveLine rejected(
      byte[] id, RawMessage message, Rejection rejection, EventFacts facts, RunContext run) {
    Instant receivedAt = message.receivedAt();
    String rejectionId = ContentHash.hex(id);
    JsonBuffer out = new JsonBuffer(LONGEST_LINE);
    out.raw("{\"rejection_id\":\"").raw(rejectionId);
    out.raw("\",\"reason\":\"").raw(rejection.reason().name());
    out.raw("\",\"detail\":").string(rejection.getMessage());
    out.raw(",\"source\":").string(run.source());
    out.raw(",\"run_id\":").string(run.runId());
    out.raw(",\"received_at\":");
    UtcTime.write(out, receivedAt.getEpochSecond(), receivedAt.getNano());
    out.raw(",\"content_type\":").nullable(clip(message.contentType(), LONGEST_CONTENT_TYPE));
    out.raw(",\"headers\":").nullable(clip(message.headers(), LONGEST_HEADERS));
    out.raw(",\"body\":");
    if (message.isBodyLeft() || message.body().length > LONGEST_BODY) {
      out.raw("null");
    } else {
      out.base64(message.body());
    }
    out.raw(",\"body_bytes\":").number(message.bodyBytes());
    out.raw(",\"event_id\":").nullable(facts.eventId());
    out.raw(",\"event_type\":").nullable(facts.eventType());
    out.raw(",\"event_date\":").nullable(facts.eventDate()).raw('}');
    String partition =
        "quarantine/run_id="
            + run.runId()
            + "/reason="
            + rejection.reason()
            + "/received_date="
            + UtcTime.date(receivedAt.getEpochSecond());
    return new ArchiveLine(
        "rejected/" + rejectionId, id, partition, out.copy(), receivedAt.toEpochMilli());
  }

  private static MessageDigest digest(RejectionReason reason, String text) {
    MessageDigest digest = ContentHash.sha256();
    digest.update(reason.name().getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
    return digest;
  }

  private static String clip(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }
}
