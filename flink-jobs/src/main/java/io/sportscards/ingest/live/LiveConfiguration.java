package io.sportscards.ingest.live;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** What the live job asks of Flink. */
public final class LiveConfiguration {
  /** A checkpoint that takes less than the rest of the interval is not followed any later. */
  private static final int SHARE_OF_PAUSE = 2;

  private LiveConfiguration() {}

  /**
   * Everything but the command line's and the cluster's own; queue and graph have no part in it.
   */
  public static Configuration of(LiveSettings live) {
    return of(
        live.archive().root(),
        live.checkpointInterval(),
        live.checkpointTimeout(),
        live.restartBackoff(),
        live.parallelism());
  }

  /**
   * The same for any job that runs the graph in STREAMING.
   *
   * @param root of the archive, which holds the checkpoints too
   * @param interval between the starts of checkpoints
   * @param timeout of a checkpoint
   * @param restartBackoff longest pause before a restart
   */
  public static Configuration of(
      String root, Duration interval, Duration timeout, Duration restartBackoff, int parallelism) {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    checkpoint(flink, root, interval);
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, timeout);
    restart(flink, restartBackoff);
    remember(flink);
    return flink;
  }

  /**
   * Nearly every event is new, and a filter says so without a read, as long as it is in memory. A
   * filter in one piece is over a megabyte for each file, two of which push each other out of their
   * shard of the cache: beyond 4 million identities a look-up then costs ten times as much. Pieces
   * of 4 KB stay, and larger blocks leave more memory to them, since their index is smaller.
   */
  private static void remember(Configuration flink) {
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.setString("state.backend.rocksdb.use-bloom-filter", "true");
    flink.setString("state.backend.rocksdb.memory.partitioned-index-filters", "true");
    flink.setString("state.backend.rocksdb.block.blocksize", "32kb");
  }

  private static void checkpoint(Configuration flink, String root, Duration interval) {
    flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    // checkpoints that a stall held back would otherwise follow each other without a pause
    flink.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(SHARE_OF_PAUSE));
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, root + "/_flink/checkpoints");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
  }

  /** Each restart raises the delivery count of what was in flight, so a broken job backs off. */
  private static void restart(Configuration flink, Duration longest) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, longest);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        longest.multipliedBy(2));
  }
}
