package io.sportscards.benchmarks.events;

import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Any number of distinct protobuf events out of a small number of recorded ones: what is recorded
 * is played again and again, each time under an event_id of its own. The ids come in random order,
 * as those of independent producers do. For any number of threads.
 *
 * <p>The events are the generator's, over its 17 types and three days, with aggregate_id and
 * producer filled up with words until the body has {@link #BODY_BYTES}. The few that are larger
 * stay as they are.
 */
public final class EventTape {
  public static final int BODY_BYTES = 300;

  private static final int ID_DIGITS = 16;
  private static final String ID_ZERO = "0".repeat(ID_DIGITS);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  // odd, so that different numbers give different ids
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final byte[][] bodies;
  private final int[] idEnds;

  private EventTape(int events) {
    bodies = new byte[events][];
    idEnds = new int[events];
  }

  /** Records so many events; the same ones each time. */
  public static EventTape record(int events) {
    EventTape tape = new EventTape(events);
    EventStream stream =
        EventStream.of(
            GeneratorSettings.of(1, events).withFaults(FaultMix.none()).withJsonShare(0));
    for (int i = 0; i < events; i++) {
      tape.put(i, stream.next().body());
    }
    return tape;
  }

  private void put(int index, byte[] body) {
    EventEnvelope recorded;
    try {
      recorded = EventEnvelope.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The generator made a message that is no envelope.", e);
    }
    String type = recorded.getEventType();
    String area = type.substring(0, type.indexOf('.'));
    EventEnvelope filled =
        Filler.fill(recorded.toBuilder().setEventId(area + "-" + ID_ZERO), BODY_BYTES, index);
    bodies[index] = filled.toByteArray();
    // event_id is the first field: its tag and its length come before it
    idEnds[index] = 2 + filled.getEventId().length();
  }

  /** The body of the n-th event, a new array each time. */
  public byte[] body(long number) {
    int index = (int) (number % bodies.length);
    byte[] body = bodies[index].clone();
    long id = number * SCATTER;
    for (int at = idEnds[index] - 1; at >= idEnds[index] - ID_DIGITS; at--) {
      body[at] = HEX[(int) (id & 15)];
      id >>>= 4;
    }
    return body;
  }

  /** Mean size of the bodies. */
  public double meanBytes() {
    return Arrays.stream(bodies).mapToInt(body -> body.length).average().orElseThrow();
  }
}
