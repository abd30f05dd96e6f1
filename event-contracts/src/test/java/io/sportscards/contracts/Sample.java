package io.sportscards.contracts;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed sample of one event type. */
record Sample(String eventType) {
  static final Path FIXTURES = Path.of("..", "fixtures");

  Path directory() {
    return FIXTURES.resolve("events").resolve(eventType);
  }

  Path json() {
    return directory().resolve("message.json");
  }

  Path protobuf() {
    return directory().resolve("message.binpb");
  }

  /** One line per encoding, protobuf first. */
  Path bronze() {
    return directory().resolve("bronze.ndjson");
  }

  String jsonText() {
    try {
      return Files.readString(json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON sample in the other encoding, by protobuf's own implementation of the mapping. */
  byte[] asProtobuf() {
    return asProtobuf(jsonText());
  }

  static byte[] asProtobuf(String json) {
    int payloadAt = json.indexOf("\"payload\"");
    int payloadStart = json.indexOf('{', payloadAt);
    String payload = json.substring(payloadStart, json.lastIndexOf('}'));
    String envelope = json.substring(0, json.lastIndexOf(',', payloadAt)) + "}";
    try {
      EventEnvelope.Builder event = EventEnvelope.newBuilder();
      JsonFormat.parser().merge(envelope, event);
      DynamicMessage.Builder message =
          DynamicMessage.newBuilder(EventContract.current().payload(event.getEventType()));
      JsonFormat.parser().merge(payload, message);
      return event
          .setPayload(ByteString.copyFrom(message.build().toByteArray()))
          .build()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
