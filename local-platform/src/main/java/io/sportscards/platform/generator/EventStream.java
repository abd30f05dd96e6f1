package io.sportscards.platform.generator;

import io.sportscards.platform.generator.encode.Fields;
import io.sportscards.platform.generator.encode.Value;
import io.sportscards.platform.generator.fault.Spoiler;
import io.sportscards.platform.generator.world.World;
import io.sportscards.platform.generator.world.WorldEvent;
import io.sportscards.platform.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * The messages of a simulated company, faults included: equal settings give equal bytes.
 *
 * <p>Memory is bounded whatever the number of events. What comes later (duplicates, conflicts, late
 * events) waits in a {@link Delays}; when that is full, no more of it is made for a while.
 */
public final class EventStream implements Iterator<Message> {
  /** Messages between an event and its duplicate, at most. */
  private static final int FAR = 20_000;

  private final GeneratorSettings settings;
  private final String code;
  private final World world;
  private final Spoiler spoiler;
  private final SplittableRandom random;
  private final Delays delays = new Delays();
  private final int far;
  private long produced;

  private EventStream(GeneratorSettings settings) {
    this.settings = settings;
    this.code = worldCode(settings);
    SplittableRandom root = new SplittableRandom(Long.parseUnsignedLong(code, 36));
    this.world =
        new World(code, root.split(), settings.events(), settings.until(), settings.span());
    this.spoiler = new Spoiler(code, settings.maxBodyBytes(), root.split());
    this.random = root.split();
    this.far = (int) Math.min(FAR, settings.events() / 4 + 2);
  }

  public static EventStream of(GeneratorSettings settings) {
    return new EventStream(settings);
  }

  /** Part of every id of this stream: other settings that change the world make other ids. */
  public String code() {
    return code;
  }

  @Override
  public boolean hasNext() {
    return produced < settings.events() || !delays.isEmpty();
  }

  @Override
  public Message next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All " + settings.events() + " events were taken.");
    }
    while (true) {
      Message due = produced < settings.events() ? delays.due() : delays.first();
      if (due != null) {
        return due;
      }
      Message message = happen();
      if (message != null) {
        delays.step();
        return message;
      }
    }
  }

  /** The message of what happens next; null when it is held back to come late. */
  private Message happen() {
    WorldEvent event = world.next();
    spoiler.notice(event);
    String eventId = area(event.type()) + "-" + code + "-" + produced++;
    Fields envelope = EventEncoder.envelope(eventId, event);
    LedgerEntry expected =
        new LedgerEntry.Accepted(eventId, event.type(), EventEncoder.canonical(envelope));
    Message message = encode(envelope, event, expected, random.nextDouble() < settings.jsonShare());
    boolean isLate = happens(settings.faults().late());
    int wait = isLate ? far / 2 + random.nextInt(far) : 0;
    if (isLate) {
      delays.add(wait, message);
    }
    if (happens(settings.faults().duplicates())) {
      delays.add(wait + distance(), duplicate(message, envelope, event));
    }
    if (happens(settings.faults().conflicts())) {
      delays.add(wait + distance(), conflict(eventId, event));
    }
    if (happens(settings.faults().bad())) {
      spoil(event);
    }
    return isLate ? null : message;
  }

  private void spoil(WorldEvent event) {
    Message bad = spoiler.spoil(event);
    int wait = 1 + random.nextInt(5);
    delays.add(wait, bad);
    if (random.nextDouble() < settings.faults().badDuplicates()) {
      delays.add(wait + distance(), bad.repeated());
    }
  }

  private Message duplicate(Message message, Fields envelope, WorldEvent event) {
    if (random.nextInt(3) > 0) {
      return message.repeated();
    }
    boolean wasJson = EventEncoder.JSON.equals(message.contentType());
    return encode(envelope, event, message.expected(), !wasJson).repeated();
  }

  /** The same event_id, but a cent more, or a second later when no money is involved. */
  private Message conflict(String eventId, WorldEvent event) {
    Fields payload = event.payload();
    WorldEvent other =
        new WorldEvent(
            event.type(),
            event.occurredAt().minus(Duration.ofSeconds(1)),
            event.producer(),
            event.aggregateId(),
            payload.all().stream()
                .filter(field -> field.value() instanceof Value.Price)
                .findFirst()
                .map(field -> payload.with(field.name(), more((Value.Price) field.value())))
                .orElse(payload));
    Fields envelope = EventEncoder.envelope(eventId, other);
    LedgerEntry expected =
        new LedgerEntry.Conflicting(eventId, event.type(), EventEncoder.canonical(envelope));
    return encode(envelope, other, expected, random.nextBoolean());
  }

  private static Value more(Value.Price price) {
    return new Value.Price(price.currency(), price.amount().add(new BigDecimal("0.01")));
  }

  private Message encode(Fields envelope, WorldEvent event, LedgerEntry expected, boolean asJson) {
    boolean isNewer = happens(settings.faults().unknownFields());
    byte[] body;
    if (asJson) {
      body =
          isNewer
              ? EventEncoder.jsonWithUnknownMember(envelope, random)
              : EventEncoder.json(envelope, random);
    } else {
      body =
          isNewer
              ? EventEncoder.protobufWithUnknownField(envelope, event.type(), random)
              : EventEncoder.protobuf(envelope, event.type());
    }
    return new Message(
        body,
        asJson ? EventEncoder.JSON : EventEncoder.PROTOBUF,
        event.producer(),
        ((Value.Text) envelope.value("event_id").orElseThrow()).text(),
        event.type(),
        event.occurredAt(),
        asJson && isNewer ? expected.withUnknownMember() : expected,
        false);
  }

  /** Mostly soon, as a redelivery is; sometimes much later, as a retry by hand is. */
  private int distance() {
    return 1 + random.nextInt(random.nextBoolean() ? 10 : far);
  }

  private boolean happens(double share) {
    return random.nextDouble() < share && delays.hasRoom();
  }

  private static String area(String eventType) {
    return eventType.substring(0, eventType.indexOf('.'));
  }

  private static String worldCode(GeneratorSettings settings) {
    long mixed = settings.seed() * 0x9E3779B97F4A7C15L;
    mixed = 31 * mixed + settings.events();
    mixed = 31 * mixed + settings.until().toEpochMilli();
    mixed = 31 * mixed + settings.span().toMillis();
    mixed ^= mixed >>> 29;
    mixed *= 0xBF58476D1CE4E5B9L;
    return Long.toUnsignedString((mixed >>> 24) % 2_176_782_336L + 2_176_782_336L, 36)
        .toUpperCase(Locale.ROOT);
  }
}
