package io.sportscards.demo.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeathTest {
  private static Death of(Object deaths) {
    return Death.of(new BasicProperties.Builder().headers(Map.of("x-death", deaths)).build());
  }

  @Test
  void theLatestDeathCounts() {
    Date time = Date.from(Instant.ofEpochMilli(1_780_000_000_000L));
    assertThat(
            of(
                List.of(
                    Map.of("queue", "b", "reason", "delivery_limit", "count", 2L, "time", time),
                    Map.of(
                        "queue",
                        "a",
                        "reason",
                        "expired",
                        "count",
                        1L,
                        "time",
                        Date.from(Instant.ofEpochMilli(0))))))
        .isEqualTo(new Death("b", "delivery_limit", 2, time.toInstant()));
  }

  @Test
  void aMessageThatSaysNothingOrNonsenseHasNoKnownOrigin() {
    Death unknown = new Death(null, "unknown", 0, null);
    assertThat(Death.of(new BasicProperties())).isEqualTo(unknown);
    assertThat(of(List.of())).isEqualTo(unknown);
    assertThat(of("yes")).isEqualTo(unknown);
    assertThat(of(List.of("yes"))).isEqualTo(unknown);
    assertThat(of(List.of(Map.of("queue", "")))).isEqualTo(new Death(null, "unknown", 1, null));
  }
}
