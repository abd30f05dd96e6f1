package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** The reader's figures: Flink's own names where Flink has one. Task thread only. */
final class ReaderMetrics {

  private static final int HISTOGRAM_WINDOW = 10_000;

  private final Counter records;
  private final Counter bytes;
  private final Counter redelivered;
  private final AckLatency latency;

  private ReaderMetrics(Counter records, Counter bytes, Counter redelivered, AckLatency latency) {
    this.records = records;
    this.bytes = bytes;
    this.redelivered = redelivered;
    this.latency = latency;
  }

  static ReaderMetrics register(
      SourceReaderContext context, Intake intake, ReaderSettings settings, Clock clock) {
    SourceReaderMetricGroup group = context.metricGroup();
    group.gauge("bufferedBytes", (Gauge<Long>) intake.buffer()::bytes);
    group.gauge("bufferedBytesPeak", (Gauge<Long>) intake.buffer()::peakBytes);
    ChannelSet channels = intake.link().channels();
    group.gauge("unacknowledged", (Gauge<Long>) channels::unacknowledged);
    group.gauge(
        "windowUsed", (Gauge<Double>) () -> channels.unacknowledged() / (double) settings.window());
    group.gauge(
        "oldestUnacknowledgedMillis", (Gauge<Long>) () -> ageMillis(channels.oldest(), clock));
    group.gauge("ceilingPerSecond", (Gauge<Long>) intake.pace()::ceiling);
    group.gauge("oldestUnacknowledgedBoundMillis", (Gauge<Long>) intake.pace()::boundMillis);
    group.setPendingRecordsGauge(
        () -> intake.link().backlog().share() + intake.buffer().messages());
    group.gauge("pauses", (Gauge<Long>) intake.link()::pauses);
    group.gauge("reconnects", (Gauge<Long>) intake.link()::reconnects);
    DescriptiveStatisticsHistogram millis =
        group.histogram(
            "receivedToAcknowledged", new DescriptiveStatisticsHistogram(HISTOGRAM_WINDOW));
    return new ReaderMetrics(
        group.getIOMetricGroup().getNumRecordsInCounter(),
        group.getIOMetricGroup().getNumBytesInCounter(),
        group.counter("redelivered"),
        new AckLatency(millis::update));
  }

  private static long ageMillis(Instant since, Clock clock) {
    Instant now = clock.instant();
    return since.isBefore(now) ? Duration.between(since, now).toMillis() : 0;
  }

  void emitted(Delivery delivery) {
    records.inc();
    bytes.inc(delivery.body().length);
    if (delivery.envelope().isRedeliver()) {
      redelivered.inc();
    }
    latency.emitted(delivery.deliveredAt());
  }

  void checkpoint(long id) {
    latency.checkpoint(id);
  }

  void completed(long id, Instant now) {
    latency.completed(id, now);
  }
}
