package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.impl.LongStringHelper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliverySizeTest {

  @Test
  void aBodyCountsWithWhatCarriesIt() {
    assertThat(DeliverySize.of(new AMQP.BasicProperties(), new byte[300])).isEqualTo(812);
  }

  @Test
  void headersCountHoweverDeepTheyLie() {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .headers(
                Map.of(
                    "outer",
                    List.of(Map.of("inner", LongStringHelper.asLongString(new byte[100_000])))))
            .build();

    assertThat(DeliverySize.of(properties, new byte[0])).isBetween(100_512L, 101_500L);
  }

  @Test
  void aHeaderWithoutAValueCountsAsAnEntry() {
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder().headers(Collections.singletonMap("x", null)).build();

    assertThat(DeliverySize.of(properties, new byte[0])).isEqualTo(512 + 64 + 1 + 64);
  }
}
