package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionNameTest {

  @Test
  void itShowsJobSubtaskAndTheQueueIfThereIsOne() {
    assertThat(ConnectionName.of(new Subtask("live-1", 2, 4), List.of("orders")))
        .isEqualTo("flink live-1 subtask 2 of 4, queue orders");
    assertThat(ConnectionName.of(new Subtask("live-1", 0, 1), List.of("orders", "catalog")))
        .isEqualTo("flink live-1 subtask 0 of 1, 2 queues");
  }

  @Test
  void itIsOneLineOfBoundedLength() {
    String name =
        ConnectionName.of(new Subtask("a\n\tb".repeat(500), 0, 1), List.of("\u00e4".repeat(200)));

    assertThat(name)
        .startsWith("flink a??ba??b")
        .endsWith("... subtask 0 of 1, queue " + "\u00e4".repeat(100) + "...")
        .hasSize(235);
  }
}
