package io.sportscards.ingest.state;

import io.sportscards.ingest.archive.Manifests;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunRecords;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Lets a new live run know what the archive holds, so that it archives none of it again: after a
 * backfill, or after a loss of state.
 */
public final class BootstrapJob {
  private BootstrapJob() {}

  public static void main(String[] args) throws Exception {
    BootstrapSettings bootstrap =
        BootstrapSettings.from(Settings.read(BootstrapSettings.COMMAND, Sources.of(args)));
    Configuration flink = SeenSavepoint.configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, bootstrap.parallelism());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    SeenSavepoint.collect(
        env,
        bootstrap.root(),
        runs(bootstrap.root(), bootstrap.runId()),
        Instant.now().minus(bootstrap.window()),
        bootstrap.savepoint(),
        bootstrap.window());
    env.execute("bootstrap-" + bootstrap.runId());
  }

  /**
   * The runs that readers take: finished ones, and live ones, which never finish.
   *
   * @throws IllegalStateException when there is none, or the run that starts has files already
   */
  static List<String> runs(String root, String starting) throws IOException {
    if (new Manifests(root).latest(starting).isPresent()) {
      throw new IllegalStateException(
          "Run %s has files already, and goes on from its own savepoint or checkpoint. Nothing was written. Set RUN_ID to a new run"
              .formatted(starting));
    }
    List<String> runs =
        new RunRecords(root)
            .all().entrySet().stream()
                .filter(run -> !run.getKey().equals(starting) && isTaken(run.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    if (runs.isEmpty()) {
      throw new IllegalStateException(
          "No run of the archive %s holds anything that readers take, so run %s needs no bootstrap; start it without one"
              .formatted(root, starting));
    }
    return runs;
  }

  private static boolean isTaken(RunRecord run) {
    return run.kind().equals("live") || run.finishedAt() != null;
  }
}
