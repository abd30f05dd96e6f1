package io.sportscards.ingest.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.ArchiveLine;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class OutcomeCountersTest {
  private final Map<String, Counter> counters = new TreeMap<>();
  private final OutcomeCounters outcomes = new OutcomeCounters(new Recorded(""));

  @Test
  void everyOutcomeIsThereFromTheStart() {
    assertThat(counters.keySet())
        .containsExactly(
            "accepted",
            "conflicting",
            "duplicate",
            "reason.INVALID_ENVELOPE.rejected",
            "reason.INVALID_PAYLOAD.rejected",
            "reason.MALFORMED_JSON.rejected",
            "reason.MALFORMED_PROTOBUF.rejected",
            "reason.OVERSIZED.rejected",
            "reason.UNKNOWN_EVENT_TYPE.rejected",
            "reason.UNSUPPORTED_CONTENT_TYPE.rejected");
  }

  @Test
  void eachMessageCountsOnce() {
    outcomes.first(line("bronze/run_id=live-1/event_type=t/event_date=2026-01-31"));
    outcomes.first(line("bronze/run_id=live-1/event_type=t/event_date=2026-01-31"));
    outcomes.first(line("quarantine/run_id=live-1/reason=OVERSIZED/received_date=2026-01-31"));
    outcomes.duplicate();
    outcomes.conflicting();

    assertThat(counted())
        .isEqualTo(
            Map.of(
                "accepted", 2L,
                "duplicate", 1L,
                "conflicting", 1L,
                "reason.OVERSIZED.rejected", 1L));
  }

  private Map<String, Long> counted() {
    return counters.entrySet().stream()
        .filter(entry -> entry.getValue().getCount() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getCount()));
  }

  private static ArchiveLine line(String partition) {
    return new ArchiveLine("e-1", new byte[16], partition, new byte[2], 0);
  }

  private final class Recorded extends UnregisteredMetricsGroup {
    private final String prefix;

    private Recorded(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(prefix + name, any -> super.counter(name));
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Recorded(prefix + key + "." + value + ".");
    }
  }
}
