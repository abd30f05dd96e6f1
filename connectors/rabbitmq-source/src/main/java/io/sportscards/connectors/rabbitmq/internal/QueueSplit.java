package io.sportscards.connectors.rabbitmq.internal;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One reader's share of a queue. It has no position: the broker remembers what was not
 * acknowledged.
 *
 * @param index the subtask that consumes
 */
public record QueueSplit(String queue, int index) implements SourceSplit {

  @Override
  public String splitId() {
    return queue + "#" + index;
  }
}
