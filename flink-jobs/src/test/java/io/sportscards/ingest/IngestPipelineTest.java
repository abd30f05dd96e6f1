package io.sportscards.ingest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The uids are what saved state is found by: a changed list is a decision about running jobs. */
class IngestPipelineTest {

  @ParameterizedTest
  @CsvSource({
    "read-queue, STREAMING",
    "read-journal, BATCH",
    "read-journal, STREAMING",
    "read-files, BATCH",
    "read-bronze, BATCH"
  })
  void onlyTheSourcesUidDiffersBetweenModes(String sourceUid, RuntimeExecutionMode mode) {
    StreamGraph graph = graph(sourceUid, mode);

    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .containsExactlyInAnyOrder(
            sourceUid,
            "decode-event",
            "drop-duplicates",
            "archive-lines",
            "archive-lines: number-commits",
            "Sink Committer: archive-lines");
  }

  @Test
  void aForgottenUidAndATypeForKryoAreRefused() {
    StreamExecutionEnvironment env = built("read-queue", RuntimeExecutionMode.STREAMING);

    assertThat(env.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
  }

  @Test
  void everyOperatorIsNamedByItsUid() {
    StreamGraph graph = graph("read-queue", RuntimeExecutionMode.STREAMING);

    Set<String> names =
        graph.getStreamNodes().stream().map(StreamNode::getOperatorName).collect(toSet());
    assertThat(names)
        .containsExactlyInAnyOrder(
            "Source: read-queue",
            "decode-event",
            "drop-duplicates",
            "archive-lines: Writer",
            "archive-lines: number-commits",
            "archive-lines: Committer");
  }

  @Test
  void aJobCanBeRescaledToTheSameBoundAlways() {
    StreamGraph graph = graph("read-queue", RuntimeExecutionMode.STREAMING);

    assertThat(graph.getJobGraph().getVertices())
        .allSatisfy(vertex -> assertThat(vertex.getMaxParallelism()).isEqualTo(128));
  }

  private static StreamGraph graph(String sourceUid, RuntimeExecutionMode mode) {
    return built(sourceUid, mode).getStreamGraph();
  }

  private static StreamExecutionEnvironment built(String sourceUid, RuntimeExecutionMode mode) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setRuntimeMode(mode);
    ArchiveSettings archive =
        new ArchiveSettings("file:///tmp/a", "live-1", 1 << 20, Duration.ofSeconds(1), 1 << 20);
    IngestPipeline.build(
        env,
        new Ends(sourceUid, MixedInput.source(1), new ArchiveSink(archive)),
        new IngestSettings(
            new RunContext("rabbitmq", "live-1", 0), archive.root(), 1 << 20, Duration.ofDays(7)));
    return env;
  }
}
