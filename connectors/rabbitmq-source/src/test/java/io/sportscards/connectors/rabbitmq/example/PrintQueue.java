package io.sportscards.connectors.rabbitmq.example;

import io.sportscards.connectors.rabbitmq.RabbitMqSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;

/** The job of the README: prints a queue's messages. */
public final class PrintQueue {

  private PrintQueue() {}

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.enableCheckpointing(10_000); // needed: checkpoints acknowledge

    String uriFile = args[0]; // holds amqp://user:password@host:5672/vhost
    RabbitMqSource<String> source =
        RabbitMqSource.<String>builder()
            // called on the task manager at each connect: the password never travels with the job
            .setConnection(() -> connection(uriFile))
            .setQueue(args[1]) // must exist: the source never declares one
            .setDeserializer(new SimpleStringSchema())
            .build();

    env.fromSource(source, WatermarkStrategy.noWatermarks(), "read-queue")
        .uid("read-queue")
        .print();
    env.execute("print-queue");
  }

  private static RMQConnectionConfig connection(String uriFile) {
    try {
      String uri = Files.readString(Path.of(uriFile)).strip();
      return new RMQConnectionConfig.Builder().setUri(uri).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
