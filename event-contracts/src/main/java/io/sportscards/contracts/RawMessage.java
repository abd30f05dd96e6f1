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
    this(body, contentType, declaredType, () -> headers, receivedAt);
  }

  private RawMessage(
      byte[] body,
      String contentType,
      String declaredType,
      Supplier<String> headers,
      Instant receivedAt) {
    this.body = body;
    this.contentType = contentType;
    this.declaredType = declaredType;
    this.headers = headers;
    this.receivedAt = receivedAt;
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
    return new RawMessage(body, contentType, declaredType, headers, receivedAt);
  }

  /** The array itself, not a copy. */
  public byte[] body() {
    return body;
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
