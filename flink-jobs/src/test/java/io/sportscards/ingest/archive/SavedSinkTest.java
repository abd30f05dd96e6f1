package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.ingest.IngestPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.runtime.operators.sink.CommitterOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept savepoint, whose job was drained afterwards into one manifest of each subtask. */
class SavedSinkTest {
  private static final Path RELEASE = Path.of("../fixtures/savepoints/0.1.0").toAbsolutePath();
  private static final String COMMITTER = "Sink Committer: archive-lines";
  private static final String LINES = "file://" + RELEASE.resolve("lines").normalize();

  @TempDir private Path dir;

  private static SavedSink sink() throws IOException {
    return SavedSink.of(
        SavepointLoader.loadSavepointMetadata(RELEASE.resolve("savepoint").toUri().toString()));
  }

  private static Set<String> partitionsOfItsFiles() throws IOException {
    Manifests manifests = new Manifests(LINES);
    Set<String> partitions = new TreeSet<>();
    for (ManifestName name : manifests.names("live-1")) {
      for (Manifest.Entry file : manifests.read(name).files()) {
        partitions.add(file.path().substring(0, file.path().lastIndexOf('/')));
      }
    }
    return partitions;
  }

  @Test
  void everyPartitionWithOpenLinesIsUnpublishedWhileNoManifestNamesIt() throws Exception {
    assertThat(sink().unpublished("file://" + dir))
        .containsExactlyElementsOf(partitionsOfItsFiles())
        .hasSizeGreaterThan(3);
  }

  @Test
  void afterItsFilesWereClosedNothingIs() throws Exception {
    assertThat(sink().unpublished(LINES)).isEmpty();
  }

  @Test
  void aFileOfItsOwnCheckpointClosedWithoutTheLinesThatStayedOpen() throws Exception {
    Manifests manifests = new Manifests("file://" + dir);
    String open = partitionsOfItsFiles().iterator().next();
    Manifest one = new Manifest("job", List.of(new Manifest.Entry(open + "/a", 1, 1)));

    manifests.write(new ManifestName("live-1", sink().checkpointId(), 0), one);
    assertThat(sink().unpublished("file://" + dir)).contains(open);

    manifests.write(new ManifestName("live-1", sink().checkpointId() + 1, 0), one);
    assertThat(sink().unpublished("file://" + dir)).doesNotContain(open).isNotEmpty();
  }

  @Test
  void finishedFilesAwaitTheirManifestByTheirOwnJob() throws Exception {
    FinishedFiles finished =
        new FinishedFiles(
            new Origin("live-1", "a", 0),
            7,
            List.of(new FinishedFile(SinkHarness.partition(1) + "/f", 9, 2, 0, new byte[] {1})));
    SavedSink saved = SavedSink.of(savepointBeforeTheCommitOf(finished));
    Manifests manifests = new Manifests("file://" + dir);

    assertThat(saved.unpublished("file://" + dir)).containsExactly(SinkHarness.partition(1) + "/f");
    manifests.write(finished.manifest(), new Manifest("b", List.of()));
    assertThat(saved.unpublished("file://" + dir)).containsExactly(SinkHarness.partition(1) + "/f");
    manifests.write(finished.manifest(), Manifest.of(finished));
    assertThat(saved.unpublished("file://" + dir)).isEmpty();
  }

  private CheckpointMetadata savepointBeforeTheCommitOf(FinishedFiles finished) throws Exception {
    ArchiveSink sink = new ArchiveSink(SinkHarness.settings(dir));
    OneInputStreamOperatorTestHarness<
            CommittableMessage<FinishedFiles>, CommittableMessage<FinishedFiles>>
        committer =
            new OneInputStreamOperatorTestHarness<>(
                new CommitterOperatorFactory<>(sink, false, true));
    committer.open();
    committer.processElement(
        new StreamRecord<>(new CommittableSummary<>(0, 1, finished.checkpointId(), 1, 0)));
    committer.processElement(
        new StreamRecord<>(new CommittableWithLineage<>(finished, finished.checkpointId(), 0)));
    OperatorState operator =
        new OperatorState(
            "committer",
            COMMITTER,
            OperatorIdentifier.forUid(COMMITTER).getOperatorId(),
            1,
            IngestPipeline.MAX_PARALLELISM);
    operator.putState(0, committer.snapshot(finished.checkpointId(), 0));
    committer.close();
    return new CheckpointMetadata(finished.checkpointId(), List.of(operator), List.of());
  }
}
