package io.sportscards.ingest.decode.cost;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.util.HashMap;
import java.util.Map;

/** The envelope as generated class, the payload as dynamic message of its event type. */
final class DynamicReading implements BodyReading {
  private final Map<String, Descriptor> payloads = new HashMap<>();
  private DynamicMessage last;

  DynamicReading(EventContract contract) {
    contract.eventTypes().forEach(type -> payloads.put(type, contract.payload(type)));
  }

  @Override
  public void read(byte[] body) throws Exception {
    EventEnvelope envelope = EventEnvelope.parseFrom(body);
    last = DynamicMessage.parseFrom(payloads.get(envelope.getEventType()), envelope.getPayload());
  }

  DynamicMessage last() {
    return last;
  }
}
