package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damages good events at random places, the same places each time, and demands a verdict on each:
 * one line that is JSON, in the partition of its verdict. Of protobuf bodies the verdict on the
 * encoding is held against that of protobuf's own parser.
 */
class MutationFuzzTest {
  private static final int SAMPLES = 400;
  private final EventContract contract = Decoding.CONTRACT;
  private final Decoding decoding = new Decoding();
  private final Map<RejectionReason, Integer> reasons = new EnumMap<>(RejectionReason.class);

  @Test
  void noDamageGoesWithoutAVerdict() {
    int accepted = fuzz(50_000, 1);
    assertThat(accepted).isBetween(1_000, 40_000); // else the damage proves nothing
    assertThat(reasons)
        .containsOnlyKeys(
            RejectionReason.MALFORMED_PROTOBUF,
            RejectionReason.MALFORMED_JSON,
            RejectionReason.UNKNOWN_EVENT_TYPE,
            RejectionReason.INVALID_ENVELOPE,
            RejectionReason.INVALID_PAYLOAD);
  }

  @Test
  @Tag("soak")
  void noDamageOfAMillionGoesWithoutAVerdict() {
    assertThat(fuzz(1_000_000, 2)).isBetween(20_000, 800_000);
  }

  private int fuzz(int inputs, long seed) {
    List<byte[]> protobuf = new ArrayList<>();
    List<byte[]> json = new ArrayList<>();
    RandomEvents events = new RandomEvents(contract, seed);
    CanonicalJson canonical = new CanonicalJson(contract);
    for (int i = 0; i < SAMPLES; i++) {
      EventEnvelope event = events.event();
      protobuf.add(event.toByteArray());
      json.add(canonical.event(event));
    }
    for (String eventType : contract.eventTypes()) {
      json.add(new Sample(eventType).jsonText().getBytes(UTF_8));
    }
    Mutator mutator = new Mutator(new Random(seed));
    int accepted = 0;
    for (int i = 0; i < inputs; i++) {
      boolean isJson = i % 2 == 0;
      byte[] body = mutator.damaged(isJson ? json : protobuf);
      ArchiveLine line;
      try {
        line = decoding.decode(body, isJson ? "application/json" : "application/x-protobuf");
      } catch (RuntimeException e) {
        throw new AssertionError("Input " + i + ": " + Arrays.toString(body), e);
      }
      Map<String, String> members = Lines.members(line);
      if (line.partition().startsWith("bronze/")) {
        accepted++;
      } else {
        reasons.merge(RejectionReason.valueOf(members.get("reason")), 1, Integer::sum);
        assertThat(members.get("detail")).doesNotContain("a bug in it");
      }
      if (!isJson) {
        assertThat("MALFORMED_PROTOBUF".equals(members.get("reason")))
            .as(() -> "of " + Arrays.toString(body) + ": " + members)
            .isEqualTo(isMalformed(body, members));
      }
    }
    return accepted;
  }

  /** What protobuf's own parser says, up to where the decoder looked. */
  private boolean isMalformed(byte[] body, Map<String, String> members) {
    try {
      EventEnvelope event = EventEnvelope.parseFrom(body);
      String reason = members.get("reason");
      if ("INVALID_ENVELOPE".equals(reason) || "UNKNOWN_EVENT_TYPE".equals(reason)) {
        return false;
      }
      return DynamicMessage.parseFrom(contract.payload(event.getEventType()), event.getPayload())
              .getSerializedSize()
          < 0;
    } catch (InvalidProtocolBufferException e) {
      return true;
    }
  }
}
