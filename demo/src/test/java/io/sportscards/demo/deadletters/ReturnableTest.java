package io.sportscards.demo.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturnableTest {
  private static final Date SENT = Date.from(Instant.ofEpochMilli(1_780_000_000_000L));

  private static BasicProperties.Builder letter() {
    return new BasicProperties.Builder()
        .contentType("application/json")
        .contentEncoding("identity")
        .messageId("e-1")
        .correlationId("c-1")
        .timestamp(SENT)
        .type("orders.order_placed")
        .appId("orders")
        .priority(3);
  }

  @Test
  void whatTheProducerSaidStaysAndWhatTheBrokerWroteGoes() {
    BasicProperties returned =
        Returnable.properties(
            letter()
                .headers(
                    Map.of(
                        "producer",
                        "orders",
                        "x-delivery-count",
                        4L,
                        "x-death",
                        List.of(Map.of("queue", "q")),
                        "x-first-death-queue",
                        "q",
                        "x-last-death-reason",
                        "rejected",
                        "x-mine",
                        1))
                .build(),
            "ops");

    assertThat(returned)
        .isEqualTo(
            letter().deliveryMode(2).headers(Map.of("producer", "orders", "x-mine", 1)).build());
  }

  @Test
  void itGoesToNoFurtherAddressAgain() {
    BasicProperties returned =
        Returnable.properties(
            letter().headers(Map.of("CC", List.of("audit"), "BCC", List.of("spy"))).build(), "ops");

    assertThat(returned).isEqualTo(letter().deliveryMode(2).build());
  }

  @Test
  void aUserThatTheBrokerWouldNotBelieveIsLeftOut() {
    assertThat(Returnable.properties(letter().userId("orders").build(), "ops").getUserId())
        .isNull();
    assertThat(Returnable.properties(letter().userId("ops").build(), "ops").getUserId())
        .isEqualTo("ops");
  }
}
