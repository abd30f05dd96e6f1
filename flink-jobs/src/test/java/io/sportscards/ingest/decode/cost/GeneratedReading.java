package io.sportscards.ingest.decode.cost;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.util.HashMap;
import java.util.Map;

/** Envelope and payload as protobuf's generated classes. */
final class GeneratedReading implements BodyReading {
  private final Map<String, Parser<? extends MessageLite>> parsers = new HashMap<>();
  private MessageLite last;

  GeneratedReading() throws ReflectiveOperationException {
    EventContract contract = EventContract.current();
    for (String type : contract.eventTypes()) {
      Class<?> payload = PayloadClass.of(contract.payload(type));
      MessageLite none = (MessageLite) payload.getMethod("getDefaultInstance").invoke(null);
      parsers.put(type, none.getParserForType());
    }
  }

  @Override
  public void read(byte[] body) throws Exception {
    EventEnvelope envelope = EventEnvelope.parseFrom(body);
    last = parsers.get(envelope.getEventType()).parseFrom(envelope.getPayload());
  }

  MessageLite last() {
    return last;
  }
}
