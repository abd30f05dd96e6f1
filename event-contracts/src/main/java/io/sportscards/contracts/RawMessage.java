package io.sportscards.contracts;

import java.time.Instant;
import java.util.function.Supplier;

/** One message as a source delivered it, before any of it is believed. */
public final class RawMessage {
  private final byte[] body;
  private final String contentType;
  private final String declaredType;
  private final Supplier<String> headers;
  private final Instant receivedAt;
  private final long leftBytes;

  /**
   * @param body the bytes as published; never null, may be empty
   * @param contentType the declared media type, e.g. {@code application/json}; null when not
   *     declared
   * @param declaredType the event type that the transport names (AMQP property {@code type},
   *     journal column), or null
   * @param headers JSON object text with what the transport knew of the message; null when it knew
   *     nothing
   * @param receivedAt when the platform first saw the message: broker delivery live, {@code
   *     recorded_at} from the journal, the original value in a replay
   */
  public RawMessage(
      byte[] body, String contentType, String declaredType, String headers, Instant receivedAt) {
    this(body, contentType, declaredType, () -> headers, receivedAt, 0);
  }

  private RawMessage(
      byte[] body,
      String contentType,
      String declaredType,
      Supplier<String> headers,
      Instant receivedAt,
      long leftBytes) {
    this.body = body;
    this.contentType = contentType;
    this.declaredType = declaredType;
    this.headers = headers;
    this.receivedAt = receivedAt;
    this.leftBytes = leftBytes;
  }

  /**
   * The same, with headers that are made when asked for: only a message that is rejected needs
   * them.
   */
  public static RawMessage withLazyHeaders(
      byte[] body,
      String contentType,
      String declaredType,
      Supplier<String> headers,
      Instant receivedAt) {
    return new RawMessage(body, contentType, declaredType, headers, receivedAt, 0);
  }

  /**
   * A message whose body is too large to be fetched and stays where it is; it is rejected as
   * oversized.
   *
   * @param bodyBytes how large the body is; at least 1
   * @param headers what tells this message from every other one, and where its body is: its
   *     rejection_id is made of them
   */
  public static RawMessage withBodyLeft(
      long bodyBytes, String contentType, String declaredType, String headers, Instant receivedAt) {
    if (bodyBytes < 1) {
      throw new IllegalArgumentException(
          "The body that was left has " + bodyBytes + " bytes; at least 1 expected");
    }
    return new RawMessage(
        new byte[0], contentType, declaredType, () -> headers, receivedAt, bodyBytes);
  }

  /** The array itself, not a copy; empty if the body was left where it is. */
  public byte[] body() {
    return body;
  }

  /** How large the body is, also if it was left where it is. */
  public long bodyBytes() {
    return isBodyLeft() ? leftBytes : body.length;
  }

  /** Whether the body was too large to be fetched. */
  public boolean isBodyLeft() {
    return leftBytes > 0;
  }

  public String contentType() {
    return contentType;
  }

  public String declaredType() {
    return declaredType;
  }

  public String headers() {
    return headers.get();
  }

  public Instant receivedAt() {
    return receivedAt;
  }
}
