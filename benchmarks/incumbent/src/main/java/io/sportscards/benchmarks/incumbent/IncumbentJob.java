package io.sportscards.benchmarks.incumbent;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.connectors.rabbitmq.common.RMQConnectionConfig;

/**
 * A job over RMQSource in one process, and a line on stdout with the number of acknowledged
 * messages whenever it has grown; what they hold is thrown away. Its one argument is a properties
 * file: {@code host}, {@code port}, {@code user}, {@code password}, {@code queue}, {@code
 * checkpoints} (a directory), {@code interval} (milliseconds between them).
 */
public final class IncumbentJob {
  private static final int PARALLELISM = 2;
  private static final long REPORT_MILLIS = 50;

  private IncumbentJob() {}

  public static void main(String[] args) throws Exception {
    Properties named = new Properties();
    try (BufferedReader file = Files.newBufferedReader(Path.of(args[0]))) {
      named.load(file);
    }
    Configuration flink = flink(named);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, flink);
    // operators of a chain hand each other the very objects
    env.getConfig().enableObjectReuse();
    build(env, named);
    JobClient job = env.executeAsync("incumbent");
    long reported = 0;
    while (!job.getJobStatus().get().isTerminalState()) {
      if (QuorumQueueSource.acknowledged() > reported) {
        reported = QuorumQueueSource.acknowledged();
        System.out.println("acknowledged " + reported);
      }
      TimeUnit.MILLISECONDS.sleep(REPORT_MILLIS);
    }
    job.getJobExecutionResult().get(); // throws what ended it
  }

  private static Configuration flink(Properties named) {
    Configuration flink = new Configuration();
    flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, named.getProperty("checkpoints"));
    return flink;
  }

  @SuppressWarnings("deprecation") // RMQSource is of the kind that Flink 2 has done away with
  private static void build(StreamExecutionEnvironment env, Properties named) throws Exception {
    env.enableCheckpointing(
        Long.parseLong(named.getProperty("interval")), CheckpointingMode.EXACTLY_ONCE);
    RMQConnectionConfig connection =
        new RMQConnectionConfig.Builder()
            .setHost(named.getProperty("host"))
            .setPort(Integer.parseInt(named.getProperty("port")))
            .setVirtualHost("/")
            .setUserName(named.getProperty("user"))
            .setPassword(named.getProperty("password"))
            .build();
    env.addSource(new QuorumQueueSource<>(connection, named.getProperty("queue"), new Body()))
        .sinkTo(new DiscardingSink<>());
  }

  private static final class Body extends AbstractDeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] deserialize(byte[] message) {
      return message;
    }
  }
}
