package io.sportscards.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sportscards.platform.process.ProcessId;
import io.sportscards.platform.server.S3ProxyServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path dir;
  private static S3ProxyServer s3;
  private static FlinkCluster cluster;
  private static FlinkRest rest;
  private static String jarId;

  @BeforeAll
  static void start() throws Exception {
    s3 = S3ProxyServer.start(dir.resolve("s3"), "cards");
    cluster =
        FlinkCluster.start(
            dir.resolve("flink"),
            FlinkOptions.onS3(1, "s3://cards/_flink", s3.endpoint(), s3.accessKey(), s3.secretKey())
                .shortLived());
    rest = cluster.rest();
    jarId = rest.upload(EndlessJobJar.in(dir.resolve("job")));
  }

  @AfterAll
  static void stopAndLeaveNothingBehind() {
    List<ProcessId> processes = cluster.processes();
    cluster.close();
    s3.close();
    assertThat(processes).noneMatch(ProcessId::isAlive);
  }

  @Test
  void aJobGoesOnFromItsCheckpointWhenItsTaskManagerIsKilled() {
    String job = rest.run(jarId, "EndlessJob", List.of("killed"), 1, "");
    await().atMost(PATIENCE).until(() -> rest.checkpoints(job).completed() >= 2);
    assertThat(rest.checkpoints(job).latestPath()).startsWith("s3://cards/_flink/checkpoints/");

    cluster.killTaskManager(cluster.taskManagers() - 1);
    cluster.startTaskManager();

    await().atMost(PATIENCE).until(() -> rest.checkpoints(job).restored() == 1);
    long restoredAt = rest.checkpoints(job).latestId();
    await().atMost(PATIENCE).until(() -> rest.checkpoints(job).latestId() > restoredAt);
    assertThat(rest.state(job)).isEqualTo("RUNNING");
    assertThat(rest.lastFailure(job)).isNotEmpty();
    end(job);
  }

  @Test
  void aStoppedJobResumesFromItsSavepointAndReportsWhatItCounts() {
    String first = rest.run(jarId, "EndlessJob", List.of("first"), 1, "");
    await().atMost(PATIENCE).until(() -> rest.checkpoints(first).completed() >= 1);
    String onTheWay = rest.savepoint(first, PATIENCE);
    assertThat(rest.state(first)).isEqualTo("RUNNING");
    String savepoint = rest.stopWithSavepoint(first, PATIENCE);
    assertThat(savepoint).isNotEqualTo(onTheWay);
    assertThat(onTheWay).startsWith("s3://cards/_flink/savepoints/");
    assertThat(savepoint).startsWith("s3://cards/_flink/savepoints/");
    await().atMost(PATIENCE).until(() -> rest.state(first).equals("FINISHED"));

    String second = rest.run(jarId, "EndlessJob", List.of("second"), 1, savepoint);

    await().atMost(PATIENCE).until(() -> rest.checkpoints(second).restored() == 1);
    assertThat(rest.jobs())
        .contains(new FlinkRest.Job(second, "second", rest.state(second)))
        .contains(new FlinkRest.Job(first, "first", "FINISHED"));
    String source = rest.vertices(second).get(0).id();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rest.metricSums(second, source, List.of("numRecordsOut"))
                        .getOrDefault("numRecordsOut", 0.0)
                    > 0);
    end(second);
  }

  @Test
  void aRefusalIsASentence() {
    assertThatThrownBy(() -> rest.run(jarId, "NoSuchMain", List.of(), 1, ""))
        .isInstanceOf(FlinkRestException.class)
        .hasMessageStartingWith("Flink at " + cluster.uri() + " answered 500 to POST /jars/")
        .hasMessageEndingWith("java.lang.ClassNotFoundException: NoSuchMain");
    assertThatThrownBy(() -> new FlinkRest(URI.create("http://127.0.0.1:9")).taskManagers())
        .hasMessageContaining("check that the cluster is up");
  }

  @Test
  void theSecretIsNeitherInTheConfigurationNorInTheLogsNorShownByTheCluster() throws Exception {
    String shown =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(cluster.uri().resolve("/jobmanager/config")).build(),
                BodyHandlers.ofString())
            .body();
    assertThat(shown).contains("s3.endpoint").doesNotContain(s3.secretKey());
    try (var files = Files.walk(dir.resolve("flink"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(log|out|yaml)")).toList()) {
        assertThat(Files.readString(file)).doesNotContain(s3.secretKey());
      }
    }
  }

  private static void end(String job) {
    rest.cancel(job);
    await().atMost(PATIENCE).until(() -> rest.state(job).equals("CANCELED"));
  }
}
