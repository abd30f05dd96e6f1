package io.sportscards.contracts;

import java.time.Instant;

/**
 * One message as a source delivered it, before any of it is believed.
 *
 * @param body the bytes as published; never null, may be empty
 * @param contentType the declared media type, e.g. {@code application/json}; null when not declared
 * @param declaredType the event type that the transport names (AMQP property {@code type}, journal
 *     column), or null
 * @param headers JSON object text with what the transport knew of the message; null when it knew
 *     nothing
 * @param receivedAt when the platform first saw the message: broker delivery live, {@code
 *     recorded_at} from the journal, the original value in a replay
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a message is compared nowhere; copying its bytes would cost the hot
// path
public record RawMessage(
    byte[] body, String contentType, String declaredType, String headers, Instant receivedAt) {}
