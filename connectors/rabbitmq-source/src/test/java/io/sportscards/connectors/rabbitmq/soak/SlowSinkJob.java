package io.sportscards.connectors.rabbitmq.soak;

import static org.awaitility.Awaitility.await;

import io.sportscards.connectors.rabbitmq.RealQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A job in a JVM of its own that reads so many different numbers from a queue, slowly, and ends.
 * Arguments: the broker's port, the queue, how many, an empty directory. Any failure ends it with
 * another exit code than 0, since nothing is started again.
 */
final class SlowSinkJob {

  private SlowSinkJob() {}

  public static void main(String[] args) throws Exception {
    RealQueue queue = new RealQueue(Integer.parseInt(args[0]), args[1]);
    int count = Integer.parseInt(args[2]);
    Path directory = Path.of(args[3]);
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    env.enableCheckpointing(1_000);
    env.fromSource(queue.source(), WatermarkStrategy.noWatermarks(), "read-queue")
        .uid("read-queue")
        .map(new SlowCount(count, directory.resolve("done").toString()))
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    JobClient job = env.executeAsync();
    await()
        .atMost(Duration.ofMinutes(30))
        .until(
            () ->
                Files.exists(directory.resolve("done"))
                    || job.getJobStatus().get().isGloballyTerminalState());
    job.stopWithSavepoint(
            false, directory.resolve("savepoint").toUri().toString(), SavepointFormatType.CANONICAL)
        .get(5, TimeUnit.MINUTES);
    System.exit(0);
  }

  private static final class SlowCount extends RichMapFunction<String, String> {

    private static final long serialVersionUID = 1L;

    private final int count;
    private final String done;
    private final BitSet seen = new BitSet();
    private int different;

    private SlowCount(int count, String done) {
      this.count = count;
      this.done = done;
    }

    @Override
    public String map(String body) throws IOException {
      LockSupport.parkNanos(10_000);
      int number = Integer.parseInt(body.substring(0, body.indexOf('x')));
      if (!seen.get(number)) {
        seen.set(number);
        if (++different == count) {
          Files.createFile(Path.of(done));
        }
      }
      return body;
    }
  }
}
