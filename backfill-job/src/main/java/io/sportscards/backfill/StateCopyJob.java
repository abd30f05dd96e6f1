package io.sportscards.backfill;

import io.sportscards.backfill.savepoint.ReplayStart;
import io.sportscards.backfill.savepoint.SavedRun;
import io.sportscards.ingest.state.SeenSavepoint;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The first half of a replay from a savepoint: what the savepoint's job had seen becomes a
 * savepoint of its own, from which {@link SavepointReplayJob} starts.
 */
public final class StateCopyJob {
  private StateCopyJob() {}

  public static void main(String[] args) throws Exception {
    StateCopySettings copy =
        StateCopySettings.from(Settings.read(StateCopySettings.COMMAND, Sources.of(args)));
    Configuration flink = SeenSavepoint.configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, copy.parallelism());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    plan(env, copy);
    env.execute("copy-state-for-" + copy.runId());
  }

  /**
   * Adds the copy, and notes from when on the replay reads.
   *
   * @throws IllegalArgumentException when the savepoint says nothing about the time asked for
   * @throws IllegalStateException when its run has not gone on from it
   * @throws IOException when there is no savepoint, or it or the archive cannot be read
   */
  static void plan(StreamExecutionEnvironment env, StateCopySettings copy) throws IOException {
    SavedRun saved = SavedRun.read(copy.savepoint());
    ReplayStart start =
        ReplayStart.of(
            copy.savepoint(),
            saved.sink().checkpointId(),
            saved.takenAt(copy.takenAt()),
            copy.from(),
            copy.window());
    saved.refuseUnpublished(copy.root(), start);
    SeenSavepoint.copy(env, copy.savepoint(), copy.copy(), copy.window());
    keep(start, new Path(copy.root() + "/" + ReplayStart.key(copy.runId())));
  }

  private static void keep(ReplayStart start, Path path) throws IOException {
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      out.write(start.toJson());
    }
  }
}
