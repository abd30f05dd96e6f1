package io.sportscards.connectors.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class RabbitMqSourceBuilderTest {

  @Test
  void theDefaultsDo() {
    RabbitMqSource<String> source = source();

    assertThat(source.getBoundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
    assertThat(source.getProducedType()).isEqualTo(BasicTypeInfo.STRING_TYPE_INFO);
  }

  @Test
  void aBatchJobIsRefused() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setRuntimeMode(RuntimeExecutionMode.BATCH);
    env.fromSource(source(), WatermarkStrategy.noWatermarks(), "read-queue")
        .sinkTo(new DiscardingSink<>());

    assertThatThrownBy(env::getStreamGraph)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Detected an UNBOUNDED source with the 'execution.runtime-mode' set to 'BATCH'. This"
                + " combination is not allowed, please set the 'execution.runtime-mode' to"
                + " STREAMING or AUTOMATIC");
  }

  @Test
  void whatTheSupplierGivesDoesNotTravelWithTheJob() throws IOException {
    byte[] serialized = InstantiationUtil.serializeObject(source());

    assertThat(new String(serialized, StandardCharsets.ISO_8859_1)).doesNotContain("correct horse");
  }

  @Test
  void everyProblemIsReportedAtOnce() {
    assertThatThrownBy(
            () ->
                RabbitMqSource.<String>builder()
                    .setQueue("")
                    .setChannels(0)
                    .setPrefetch(65_536)
                    .setMaxBufferedBytes(1)
                    .setReconnectTimeout(Duration.ZERO)
                    .setCheckpointInterval(Duration.ofMillis(-1))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RabbitMqSource cannot be built: connection is missing; give a supplier of"
                + " RMQConnectionConfig; deserializer is missing; queue is \"\"; expected a name of"
                + " 1 to 255 bytes; channels is 0; expected at least 1; prefetch is 65536; expected"
                + " 1 to 65535; maxBufferedBytes is 1; expected at least 65536; reconnectTimeout is"
                + " PT0S; expected a positive duration; checkpointInterval is PT-0.001S; expected a"
                + " positive duration: without checkpoints nothing is acknowledged");
  }

  @Test
  void aQueueThatIsNamedTwiceOrNotAtAllIsRefused() {
    assertThatThrownBy(() -> builder().setQueues("a", null, "a").build())
        .hasMessage(
            "RabbitMqSource cannot be built: queue is missing; expected a name of 1 to 255 bytes;"
                + " queues are [a, null, a]; expected each only once");
    assertThatThrownBy(() -> builder().setQueues().build())
        .hasMessage("RabbitMqSource cannot be built: queue is missing; give at least one");
  }

  private static RabbitMqSource<String> source() {
    return builder().build();
  }

  private static RabbitMqSourceBuilder<String> builder() {
    return RabbitMqSource.<String>builder()
        .setConnection(
            () ->
                new RMQConnectionConfig.Builder()
                    .setUri("amqp://user:" + password() + "@host")
                    .build())
        .setQueue("events")
        .setDeserializer(new SimpleStringSchema());
  }

  // stands for a file read on the task manager
  private static String password() {
    return String.join(" ", "correct", "horse");
  }
}
