package io.sportscards.ingest.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.ArchivedLines;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.Expected;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.MixedInput;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that starts from what another has seen: here the first 200 messages. */
class SeenSavepointIT {
  private static final Path RELEASE = Path.of("../fixtures/savepoints/0.1.0").toAbsolutePath();
  private static final int SEEN = 200;
  private static final int ALL = 320;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final RunContext RUN = new RunContext("journal", "live-2", 0);

  @TempDir Path dir;

  @Test
  void whatASavepointHadSeenIsDroppedAndTheRestArchived() throws Exception {
    StreamExecutionEnvironment env = local(SeenSavepoint.configuration());
    String savepoint = RELEASE.resolve("savepoint").toUri().toString();
    SeenSavepoint.copy(env, savepoint, seen().toUri().toString(), WINDOW);
    env.execute();

    assertThatTheOthersAreArchived();
  }

  @Test
  void whatFilesHoldIsDroppedAndTheRestArchived() throws Exception {
    StreamExecutionEnvironment env = local(SeenSavepoint.configuration());
    String root = "file://" + RELEASE.resolve("lines").normalize();
    SeenSavepoint.collect(
        env, root, List.of("live-1"), Instant.EPOCH, seen().toUri().toString(), WINDOW);
    env.execute();

    assertThatTheOthersAreArchived();
  }

  private void assertThatTheOthersAreArchived() throws Exception {
    runOverAll();

    Expected seen = expected(SEEN);
    Expected all = expected(ALL);
    ArchivedLines found = ArchivedLines.read(dir.resolve("archive"));
    assertThat(found.contents())
        .containsExactlyElementsOf(without(all.contents(), seen.contents()));
    assertThat(found.rejected())
        .containsExactlyElementsOf(without(all.rejected(), seen.rejected()));
    assertThat(found.bronze()).hasSize(all.identities().size() - seen.identities().size());
  }

  private void runOverAll() throws Exception {
    String root = "file://" + dir.resolve("archive");
    Configuration flink = new Configuration();
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    flink.set(StateRecoveryOptions.SAVEPOINT_PATH, seen().toUri().toString());
    StreamExecutionEnvironment env = local(flink);
    ArchiveSettings archive =
        new ArchiveSettings(root, RUN.runId(), 1 << 20, Duration.ofMinutes(1), 8 << 20);
    IngestPipeline.build(
        env,
        new Ends("read-journal", MixedInput.source(ALL), new ArchiveSink(archive)),
        new IngestSettings(RUN, root, 1 << 20, WINDOW));
    env.execute();
  }

  private Path seen() {
    return dir.resolve("seen");
  }

  private static StreamExecutionEnvironment local(Configuration flink) {
    return StreamExecutionEnvironment.createLocalEnvironment(2, flink);
  }

  private static Expected expected(int messages) {
    return Expected.of(LongStream.range(0, messages).mapToObj(MixedInput::at), RUN);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
