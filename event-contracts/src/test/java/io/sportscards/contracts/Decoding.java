package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A decoder of the current contract as tests use it, and what it told its observer. */
final class Decoding implements DecodeObserver {
  static final RunContext RUN = new RunContext("rabbitmq", "live-1", 0);
  static final int MAX_BODY_BYTES = 1 << 20;
  static final Instant RECEIVED_AT = Instant.parse("2026-07-31T23:59:59.987654321Z");
  static final EventContract CONTRACT = EventContract.current();

  final List<String> unknownFields = new ArrayList<>();
  final List<String> keptBodies = new ArrayList<>();
  private final EventDecoder decoder;

  Decoding() {
    this(CONTRACT);
  }

  Decoding(EventContract contract) {
    decoder = new EventDecoder(contract, RUN, MAX_BODY_BYTES, this);
  }

  @Override
  public void unknownField(String eventType) {
    unknownFields.add(eventType);
  }

  @Override
  public void keepBody(String rejectionId, byte[] body) {
    keptBodies.add(rejectionId + " " + body.length);
  }

  ArchiveLine json(String body) {
    return decode(body.getBytes(UTF_8), "application/json");
  }

  ArchiveLine protobuf(byte[] body) {
    return decode(body, "application/x-protobuf");
  }

  ArchiveLine decode(byte[] body, String contentType) {
    return decode(new RawMessage(body, contentType, null, null, RECEIVED_AT));
  }

  ArchiveLine decode(RawMessage message) {
    return decoder.decode(message);
  }

  /** {@code REASON: detail}, or the partition where the message was accepted. */
  String verdictOnJson(String body) {
    return verdict(json(body));
  }

  static String verdict(ArchiveLine line) {
    if (line.partition().startsWith("bronze/")) {
      return line.partition();
    }
    return Lines.member(line, "reason") + ": " + Lines.member(line, "detail");
  }
}
