package io.sportscards.connectors.journal.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.journal.JournalRow;
import io.sportscards.connectors.journal.JournalSource;
import io.sportscards.connectors.journal.OnPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class ManyRowsIT extends OnPostgres {

  private static final long ROWS = 3_000_000;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path checkpoints;

  @Test
  @SuppressWarnings("try") // Flink's iterator may be interrupted when it closes
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void threeMillionRowsAreReadOnceWhileConnectionsAreKilled() throws Exception {
    insert(1, ROWS, 300);
    JournalSource<Long> source =
        JournalSource.<Long>builder()
            .setConnection(connection())
            .setTable("events")
            .setColumns("event_type", "recorded_at", "body")
            .setRowReader(
                row -> row.bytes("body").length == 300 ? row.id() : failed(row), Types.LONG)
            .build();
    long sum = 0;
    long count = 0;
    long killed = 0;
    try (CloseableIterator<Long> ids =
        environment()
            .fromSource(source, WatermarkStrategy.noWatermarks(), "read-journal")
            .uid("read-journal")
            .executeAndCollect()) {
      while (ids.hasNext()) {
        sum += ids.next();
        count++;
        if (count % 1_000_000 == 500_000) {
          killed += terminateSources();
        }
      }
    }

    assertThat(killed).isPositive();
    assertThat(count).isEqualTo(ROWS);
    assertThat(sum).isEqualTo(ROWS * (ROWS + 1) / 2);
  }

  private static long failed(JournalRow row) {
    throw new IllegalStateException("row " + row.id() + " lacks its body");
  }

  private StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    // what waits for the test to take it is larger than a job manager keeps
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    return env;
  }
}
