package io.sportscards.connectors.rabbitmq.internal;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What each reader is told; the builder has checked it. Bytes are per reader, channels per reader
 * and queue, prefetch is per channel.
 *
 * @param checkpointInterval null if it was not said
 */
public record ReaderSettings(
    List<String> queues,
    int channels,
    int prefetch,
    long maxBufferedBytes,
    Duration reconnectTimeout,
    Duration consumerTimeout,
    Duration checkpointInterval)
    implements Serializable {

  public ReaderSettings {
    queues = List.copyOf(queues);
  }

  /** Consumers of one reader, over all queues. */
  int consumers() {
    return channels * queues.size();
  }

  /** Messages that may be delivered and not acknowledged, over all queues. */
  long window() {
    return (long) prefetch * consumers();
  }

  /** For the start of a sentence, e.g. {@code Queues "a", "b"}. */
  String subject() {
    return queues.stream()
        .map(queue -> '"' + queue + '"')
        .collect(Collectors.joining(", ", queues.size() == 1 ? "Queue " : "Queues ", ""));
  }
}
