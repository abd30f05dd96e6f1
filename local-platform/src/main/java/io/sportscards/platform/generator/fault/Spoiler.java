package io.sportscards.platform.generator.fault;

import io.sportscards.contracts.RejectionReason;
import io.sportscards.platform.generator.EventEncoder;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.generator.encode.Fields;
import io.sportscards.platform.generator.world.WorldEvent;
import io.sportscards.platform.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes bad messages, one flaw after the other, so that a few dozen hold every reason. */
public final class Spoiler {
  /** Oversized bodies are a mebibyte each: they come in one round of this many. */
  private static final int OVERSIZED_EVERY = 20;

  private final String worldCode;
  private final int maxBodyBytes;
  private final SplittableRandom random;
  private final List<Flaw> flaws = inTurn();
  private final Map<String, WorldEvent> latest = new HashMap<>();
  private final Set<String> emptyBodies = new HashSet<>();
  private int next;
  private long spoilt;

  public Spoiler(String worldCode, int maxBodyBytes, SplittableRandom random) {
    this.worldCode = worldCode;
    this.maxBodyBytes = maxBodyBytes;
    this.random = random;
  }

  /** Remembers the latest event of each type, to have something to spoil. */
  public void notice(WorldEvent event) {
    latest.put(event.type(), event);
  }

  /** The next bad message, in place of {@code event} as it were. */
  public Message spoil(WorldEvent event) {
    Flaw flaw = nextFlaw();
    WorldEvent base = flaw.eventType() == null ? event : latest.get(flaw.eventType());
    String eventId = "bad-" + worldCode + "-" + spoilt++;
    Fields envelope = EventEncoder.envelope(eventId, base);
    Spoilt bad = flaw.spoiling().apply(new Draft(base, envelope, maxBodyBytes, random));
    LedgerEntry expected =
        new LedgerEntry.Rejected(flaw.reason(), base.type(), bad.contentType(), bad.body());
    boolean isRepeat = bad.body().length == 0 && !emptyBodies.add(bad.contentType());
    return new Message(
        bad.body(),
        bad.contentType(),
        base.producer(),
        eventId,
        base.type(),
        base.occurredAt(),
        expected,
        isRepeat);
  }

  private Flaw nextFlaw() {
    while (true) {
      Flaw flaw = flaws.get(next % flaws.size());
      int round = next++ / flaws.size();
      boolean isTooOften =
          flaw.reason() == RejectionReason.OVERSIZED && round % OVERSIZED_EVERY != 0;
      boolean hasBase = flaw.eventType() == null || latest.containsKey(flaw.eventType());
      if (hasBase && !isTooOften) {
        return flaw;
      }
    }
  }

  /** The first flaw of each reason, then the second of each, and so on. */
  private static List<Flaw> inTurn() {
    Map<RejectionReason, List<Flaw>> byReason = new EnumMap<>(RejectionReason.class);
    Stream.of(EncodingFlaws.ALL, EnvelopeFlaws.ALL, PayloadFlaws.ALL)
        .flatMap(List::stream)
        .forEach(flaw -> byReason.computeIfAbsent(flaw.reason(), r -> new ArrayList<>()).add(flaw));
    List<Flaw> turns = new ArrayList<>();
    int most = byReason.values().stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < most; i++) {
      for (List<Flaw> flaws : byReason.values()) {
        if (i < flaws.size()) {
          turns.add(flaws.get(i));
        }
      }
    }
    return turns;
  }
}
