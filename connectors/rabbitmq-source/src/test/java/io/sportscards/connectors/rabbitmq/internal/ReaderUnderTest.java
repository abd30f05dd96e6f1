package io.sportscards.connectors.rabbitmq.internal;

import io.sportscards.connectors.rabbitmq.DeliveryDeserializationSchema;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.core.io.InputStatus;

/** A reader on a broker, driven by hand as a task would drive it. */
final class ReaderUnderTest implements AutoCloseable {

  private final FakeReaderContext context = new FakeReaderContext();
  private final Intake intake;
  private final QueueReader<String> reader;
  private final CollectingOutput<String> output = new CollectingOutput<>();

  ReaderUnderTest(Broker broker, ReaderSettings settings) {
    this(broker, settings, new BodySchema<>(new SimpleStringSchema()));
  }

  ReaderUnderTest(
      Broker broker, ReaderSettings settings, DeliveryDeserializationSchema<String> schema) {
    this(broker, settings, schema, new Subtask("job", 0, 1));
  }

  ReaderUnderTest(Broker broker, ReaderSettings settings, Subtask subtask) {
    this(broker, settings, new BodySchema<>(new SimpleStringSchema()), subtask);
  }

  private ReaderUnderTest(
      Broker broker,
      ReaderSettings settings,
      DeliveryDeserializationSchema<String> schema,
      Subtask subtask) {
    Clock clock = Clock.systemUTC();
    intake = Intake.of(broker, settings, subtask, clock);
    reader =
        new QueueReader<>(
            schema, clock, intake, ReaderMetrics.register(context, intake, settings, clock));
    reader.start();
    reader.addSplits(
        settings.queues().stream().map(queue -> new QueueSplit(queue, subtask.index())).toList());
  }

  static ReaderSettings settings(int channels, int prefetch, long maxBufferedBytes) {
    return settings(List.of("events"), channels, prefetch, maxBufferedBytes);
  }

  static ReaderSettings settings(
      List<String> queues, int channels, int prefetch, long maxBufferedBytes) {
    return settings(queues, channels, prefetch, maxBufferedBytes, Duration.ofMinutes(1));
  }

  static ReaderSettings settings(
      List<String> queues,
      int channels,
      int prefetch,
      long maxBufferedBytes,
      Duration reconnectTimeout) {
    return new ReaderSettings(
        queues,
        channels,
        prefetch,
        maxBufferedBytes,
        reconnectTimeout,
        Duration.ofMinutes(30),
        null);
  }

  /** Emits what is there; returns all that was emitted so far. */
  List<String> emitAll() throws IOException {
    while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
      // goes on
    }
    return emitted();
  }

  void emitOne() throws IOException {
    reader.pollNext(output);
  }

  List<String> emitted() {
    return new ArrayList<>(output.records());
  }

  boolean isAvailable() {
    return reader.isAvailable().isDone();
  }

  void checkpoint(long id) {
    reader.snapshotState(id);
  }

  void completed(long id) {
    reader.notifyCheckpointComplete(id);
  }

  void aborted(long id) {
    reader.notifyCheckpointAborted(id);
  }

  /** What a gauge shows now. */
  Object gauge(String name) {
    return context.gauge(name);
  }

  int bufferedMessages() {
    return intake.buffer().messages();
  }

  long bufferedBytes() {
    return intake.buffer().bytes();
  }

  long peakBytes() {
    return intake.buffer().peakBytes();
  }

  long unacknowledged() {
    return intake.link().channels().unacknowledged();
  }

  long pauses() {
    return intake.link().pauses();
  }

  long reconnects() {
    return intake.link().reconnects();
  }

  @Override
  public void close() {
    reader.close();
  }
}
