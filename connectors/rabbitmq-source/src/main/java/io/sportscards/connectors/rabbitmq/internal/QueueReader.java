package io.sportscards.connectors.rabbitmq.internal;

import io.sportscards.connectors.rabbitmq.DeliveryDeserializationSchema;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits what the link receives and acknowledges it when checkpoints complete. Runs on the task
 * thread.
 */
public final class QueueReader<T> implements SourceReader<T, QueueSplit> {

  private final DeliveryDeserializationSchema<T> deserializer;
  private final Clock clock;
  private final DeliveryBuffer buffer;
  private final QueueLink link;
  private final Pace pace;
  private final ReaderMetrics metrics;
  private final RecordCollector<T> collector;
  private final AckTracker<ChannelGeneration> tracker = new AckTracker<>(ChannelGeneration::isLost);
  private final Map<String, String> splitIds = new HashMap<>();
  private final Map<String, SourceOutput<T>> outputs = new HashMap<>();
  private boolean isStarted;

  QueueReader(
      DeliveryDeserializationSchema<T> deserializer,
      Clock clock,
      Intake intake,
      ReaderMetrics metrics) {
    this.deserializer = deserializer;
    this.clock = clock;
    this.buffer = intake.buffer();
    this.link = intake.link();
    this.pace = intake.pace();
    this.metrics = metrics;
    this.collector = new RecordCollector<>(deserializer);
  }

  /**
   * Makes the reader of one subtask.
   *
   * @throws Exception if the deserializer cannot be opened
   */
  public static <T> QueueReader<T> create(
      SourceReaderContext context,
      Broker broker,
      DeliveryDeserializationSchema<T> deserializer,
      ReaderSettings settings)
      throws Exception {
    deserializer.open(new ReaderInitialization(context));
    Clock clock = Clock.systemUTC();
    Subtask subtask = Subtask.of(context);
    Intake intake = Intake.of(broker, settings, subtask, clock);
    return new QueueReader<>(
        deserializer, clock, intake, ReaderMetrics.register(context, intake, settings, clock));
  }

  @Override
  public void start() {
    pace.start(); // reading begins with the splits
  }

  @Override
  public void addSplits(List<QueueSplit> splits) {
    splits.forEach(split -> splitIds.put(split.queue(), split.splitId()));
    if (!isStarted && !splits.isEmpty()) {
      isStarted = true;
      link.start();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
    Delivery delivery = buffer.poll();
    if (delivery == null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    // a lost channel's messages come again, on another
    if (!delivery.channel().isLost()) {
      emit(delivery, outputOf(delivery.channel().queue(), output));
    }
    link.released(delivery);
    return buffer.isEmpty() ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
  }

  /** One for each queue: each has watermarks and idleness of its own. */
  private SourceOutput<T> outputOf(String queue, ReaderOutput<T> output) {
    SourceOutput<T> own = outputs.get(queue);
    if (own == null) {
      own = output.createOutputForSplit(splitIds.get(queue));
      outputs.put(queue, own);
    }
    return own;
  }

  private void emit(Delivery delivery, SourceOutput<T> output) throws IOException {
    deserialize(delivery);
    collector.emitTo(output);
    tracker.emitted(delivery.channel(), delivery.envelope().getDeliveryTag());
    metrics.emitted(delivery);
  }

  private void deserialize(Delivery delivery) throws IOException {
    try {
      deserializer.deserialize(
          delivery.envelope(),
          delivery.properties(),
          delivery.body(),
          delivery.deliveredAt(),
          collector);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          ("The message with delivery tag %d of queue \"%s\" (%d bytes, %s) cannot be deserialized."
                  + " It stays in the queue and will be delivered again: let the schema return a"
                  + " record for every message, or remove this one from the queue.")
              .formatted(
                  delivery.envelope().getDeliveryTag(),
                  delivery.channel().queue(),
                  delivery.body().length,
                  delivery.envelope().isRedeliver() ? "redelivered" : "first delivery"),
          e);
    }
  }

  @Override
  public List<QueueSplit> snapshotState(long checkpointId) {
    tracker.checkpoint(checkpointId);
    pace.checkpoint(checkpointId);
    metrics.checkpoint(checkpointId);
    return List.of();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    link.acknowledge(tracker.completed(checkpointId));
    pace.completed(checkpointId);
    metrics.completed(checkpointId, clock.instant());
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) {
    tracker.aborted(checkpointId);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return buffer.available();
  }

  @Override
  public void notifyNoMoreSplits() {
    // splits have no end
  }

  @Override
  public void close() {
    link.close();
  }
}
