package io.sportscards.ingest.decode.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.OwnReading;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * CPU time and heap for one event, on one thread, of ways to read the same protobuf messages. The
 * ways alternate, and the median of the rounds counts. docs/decisions.md rests on it.
 */
@Tag("soak")
class DecodeCostTest {
  private static final String OWN = "the decoder's own reading";
  private static final String ROWS = "flink-protobuf's rows";
  private static final int EVENTS = 20_000;
  private static final int PASSES = 10;
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 9;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Medians for one event. */
  private record Cost(double cpuMicros, double heapBytes) {}

  @Test
  void readingCostsLessWithoutFlinkProtobuf() throws Exception {
    Map<String, BodyReading> ways = new LinkedHashMap<>();
    ways.put("protobuf's generated classes", new GeneratedReading());
    ways.put("protobuf's dynamic messages", new DynamicReading(EventContract.current()));
    ways.put(ROWS, new RowReading(EventContract.current()));
    ways.put(OWN, new OwnReading()::read);
    ways.put("the whole decoder, to the finished line", decoding());

    Map<String, Cost> costs = costs(ways, bodies());

    System.out.println("| way | CPU us/event | heap bytes/event |\n| --- | --- | --- |");
    costs.forEach(
        (way, cost) ->
            System.out.printf("| %s | %.2f | %,.0f |%n", way, cost.cpuMicros(), cost.heapBytes()));
    assertThat(costs.get(OWN).cpuMicros()).isLessThan(costs.get(ROWS).cpuMicros());
  }

  private static Map<String, Cost> costs(Map<String, BodyReading> ways, List<byte[]> bodies)
      throws Exception {
    Map<String, List<Cost>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      for (Map.Entry<String, BodyReading> way : ways.entrySet()) {
        Cost cost = cost(way.getValue(), bodies);
        if (round >= WARM_UP_ROUNDS) {
          rounds.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(cost);
        }
      }
    }
    Map<String, Cost> medians = new LinkedHashMap<>();
    rounds.forEach(
        (way, costs) ->
            medians.put(
                way,
                new Cost(
                    median(costs.stream().mapToDouble(Cost::cpuMicros).toArray()),
                    median(costs.stream().mapToDouble(Cost::heapBytes).toArray()))));
    return medians;
  }

  private static Cost cost(BodyReading way, List<byte[]> bodies) throws Exception {
    long thread = Thread.currentThread().getId();
    long heap = THREADS.getThreadAllocatedBytes(thread);
    long cpu = THREADS.getCurrentThreadCpuTime();
    for (int pass = 0; pass < PASSES; pass++) {
      for (byte[] body : bodies) {
        way.read(body);
      }
    }
    double events = (double) bodies.size() * PASSES;
    return new Cost(
        (THREADS.getCurrentThreadCpuTime() - cpu) / 1_000.0 / events,
        (THREADS.getThreadAllocatedBytes(thread) - heap) / events);
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  private static List<byte[]> bodies() {
    EventStream stream =
        EventStream.of(
            GeneratorSettings.of(1, EVENTS).withFaults(FaultMix.none()).withJsonShare(0));
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      bodies.add(stream.next().body());
    }
    return bodies;
  }

  private static BodyReading decoding() {
    EventDecoder decoder =
        new EventDecoder(
            EventContract.current(), new RunContext("rabbitmq", "live-1", 0), 1 << 20, new Deaf());
    Instant receivedAt = Instant.now();
    return body -> {
      RawMessage message = new RawMessage(body, "application/x-protobuf", null, null, receivedAt);
      if (!decoder.decode(message).partition().startsWith("bronze/")) {
        throw new AssertionError("An event of the generator was rejected");
      }
    };
  }

  /** Good events have nothing to tell of. */
  private static final class Deaf implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
