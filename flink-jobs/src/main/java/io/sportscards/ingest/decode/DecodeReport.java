package io.sportscards.ingest.decode;

import io.sportscards.contracts.DecodeObserver;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the decoder notices beside its one line per message. */
final class DecodeReport implements DecodeObserver {
  private final MetricGroup metrics;
  private final QuarantineBodies bodies;
  private final Map<String, Counter> drift = new HashMap<>();

  DecodeReport(MetricGroup metrics, QuarantineBodies bodies) {
    this.metrics = metrics;
    this.bodies = bodies;
  }

  /**
   * Counts {@code event_type.<type>.schemaDrift}: messages with a field that the contract lacks.
   */
  @Override
  public void unknownField(String eventType) {
    drift.computeIfAbsent(eventType, this::driftOf).inc();
  }

  @Override
  public void keepBody(String rejectionId, byte[] body) {
    bodies.keep(rejectionId, body);
  }

  private Counter driftOf(String eventType) {
    return metrics.addGroup("event_type", eventType).counter("schemaDrift");
  }
}
