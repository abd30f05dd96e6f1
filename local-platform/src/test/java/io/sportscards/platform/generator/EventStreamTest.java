package io.sportscards.platform.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.RejectionReason;
import io.sportscards.platform.ledger.LedgerEntry;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
  private static final GeneratorSettings SMALL = GeneratorSettings.of(1, 2_000);

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    assertThat(fingerprint(SMALL)).isEqualTo(fingerprint(SMALL));
  }

  @Test
  void anotherSeedGivesOtherIds() {
    assertThat(EventStream.of(GeneratorSettings.of(1, 2_000)).code())
        .isNotEqualTo(EventStream.of(GeneratorSettings.of(2, 2_000)).code());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void twoThousandEventsHoldEveryTypeEveryReasonAndBothEncodings(long seed) {
    Set<String> types = new TreeSet<>();
    Set<String> contentTypes = new TreeSet<>();
    Set<RejectionReason> reasons = EnumSet.of(RejectionReason.CONFLICTING_DUPLICATE);
    for (Message message : all(GeneratorSettings.of(seed, 2_000))) {
      if (message.expected() instanceof LedgerEntry.Accepted) {
        types.add(message.eventType());
        contentTypes.add(message.contentType());
      } else if (message.expected() instanceof LedgerEntry.Rejected bad) {
        reasons.add(bad.reason());
      }
    }
    assertThat(types).isEqualTo(new TreeSet<>(PayloadTypes.all())).hasSize(17);
    assertThat(reasons).containsExactly(RejectionReason.values());
    assertThat(contentTypes).containsExactly(EventEncoder.JSON, EventEncoder.PROTOBUF);
  }

  @Test
  void eachEventIsNewOnceAndWhatRepeatsItComesLater() {
    Map<String, Integer> firsts = new HashMap<>();
    int conflicts = 0;
    for (Message message : all(SMALL)) {
      if (message.expected() instanceof LedgerEntry.Accepted) {
        if (message.isRepeat()) {
          assertThat(firsts).containsKey(message.eventId());
        } else {
          firsts.merge(message.eventId(), 1, Integer::sum);
        }
      } else if (message.expected() instanceof LedgerEntry.Conflicting) {
        assertThat(firsts).containsKey(message.eventId());
        conflicts++;
      }
    }
    assertThat(firsts).hasSize(2_000).allSatisfy((id, times) -> assertThat(times).isOne());
    assertThat(conflicts).isPositive();
  }

  @Test
  void aWorldWithoutFaultsHasNothingButGoodEventsInTheOrderInWhichTheyHappen() {
    List<Message> messages = all(SMALL.withFaults(FaultMix.none()));
    assertThat(messages)
        .hasSize(2_000)
        .allSatisfy(m -> assertThat(m.expected()).isInstanceOf(LedgerEntry.Accepted.class))
        .isSortedAccordingTo((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
  }

  @Test
  void lateEventsAreOlderThanWhatComesAroundThem() {
    FaultMix mix = new FaultMix(0, 0, 0.05, 0, 0, 0);
    Instant newest = Instant.EPOCH;
    int late = 0;
    for (Message message : all(SMALL.withFaults(mix))) {
      if (message.occurredAt().isBefore(newest.minus(Duration.ofHours(3)))) {
        late++;
      }
      newest = message.occurredAt().isAfter(newest) ? message.occurredAt() : newest;
    }
    assertThat(late).isBetween(60, 140);
  }

  @Test
  void timeFillsTheSpanAndEndsWhereItShould() {
    Set<LocalDate> days = new TreeSet<>();
    for (Message message : all(SMALL.withFaults(FaultMix.none()))) {
      days.add(LocalDate.ofInstant(message.occurredAt(), ZoneOffset.UTC));
    }
    assertThat(days)
        .startsWith(
            LocalDate.of(2026, 6, 28), LocalDate.of(2026, 6, 29), LocalDate.of(2026, 6, 30));
  }

  @Test
  void theShareOfJsonIsAsAsked() {
    assertThat(all(SMALL.withFaults(FaultMix.none()).withJsonShare(0)))
        .extracting(Message::contentType)
        .containsOnly(EventEncoder.PROTOBUF);
    assertThat(all(SMALL.withFaults(FaultMix.none()).withJsonShare(1)))
        .extracting(Message::contentType)
        .containsOnly(EventEncoder.JSON);
  }

  private static List<Message> all(GeneratorSettings settings) {
    List<Message> messages = new ArrayList<>();
    EventStream.of(settings).forEachRemaining(messages::add);
    return messages;
  }

  private static String fingerprint(GeneratorSettings settings) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    EventStream.of(settings).forEachRemaining(message -> sha.update(message.body()));
    return HexFormat.of().formatHex(sha.digest());
  }
}
