package io.sportscards.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.platform.process.ProcessId;
import io.sportscards.settings.Secret;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the records of a platform whose processes are this one. */
class ChangedOptionsTest {
  private static final List<ProcessId> ALIVE = List.of(ProcessId.of(ProcessHandle.current().pid()));

  @TempDir Path local;
  private PlatformOptions options;

  @BeforeEach
  void run() {
    options = PlatformOptions.allLocal(local);
    record("broker", "Qpid", "amqp://127.0.0.1:20001", ALIVE);
    record("s3", "S3Proxy", "http://127.0.0.1:20002", ALIVE);
    record("postgres", "PostgreSQL", "jdbc:postgresql://127.0.0.1:20003/journal", ALIVE);
    record("flink", "Flink", "http://127.0.0.1:20004", ALIVE);
    EnvironmentFile.write(options, new PartRecords(local).all());
  }

  private void record(String name, String kind, String address, List<ProcessId> processes) {
    new PartRecords(local).put(new Part(name, kind, address, processes, "TERM"));
  }

  private void check(PlatformOptions asked) {
    ChangedOptions.refuse(asked, new StartPart(asked).steps(), new PartRecords(local));
  }

  private PlatformOptions with(PlatformOptions.ObjectStore store) {
    return new PlatformOptions(
        local, options.broker(), store, options.journal(), options.cluster());
  }

  @Test
  void theSameOptionsAndPortsThatDoNotMatterAreNoChange() {
    assertThatCode(() -> check(options)).doesNotThrowAnyException();
  }

  @Test
  void allDifferencesAreNamedTogetherWithWhatToDoAndNoSecret() {
    PlatformOptions asked =
        with(new PlatformOptions.ObjectStore(
                "", 9000, "other", "analytics", "local", new Secret("changed")))
            .withBroker(
                new PlatformOptions.Broker(
                    "amqp://broker:5672", 0, "ops", new Secret("x"), "orders"))
            .withCluster(new PlatformOptions.Cluster("", 0, 1, "INFO"));

    assertThatThrownBy(() -> check(asked))
        .isInstanceOf(RunsOtherwiseException.class)
        .hasMessage(
            """
            The local platform runs with other settings than are asked for now:
              broker is Qpid at amqp://127.0.0.1:20001, asked for is yours at amqp://broker:5672
              s3 is at port 20002, asked for is 9000
              RABBITMQ_USER is "guest", asked for is "ops"
              QUEUE_NAME is "analytics.events", asked for is "orders"
              S3_BUCKET is "sportscards", asked for is "other"
              AWS_SECRET_ACCESS_KEY is another
              TASK_MANAGERS is "2", asked for is "1"
            ./cards down, then ./cards up takes the new ones; ./cards stop before that keeps the run's open lines, and what waits in an embedded broker is lost""");
  }

  @Test
  void moreTaskManagersAreNoChangeSinceTheyAreAdded() {
    PlatformOptions asked = options.withCluster(new PlatformOptions.Cluster("", 0, 3, "INFO"));

    assertThatCode(() -> check(asked)).doesNotThrowAnyException();
  }

  @Test
  void aPlatformOfWhichNothingRunsMayStartOtherwise() {
    for (Part part : new PartRecords(local).all()) {
      record(part.name(), part.kind(), part.address(), List.of(new ProcessId(1, "")));
    }
    assertThat(new PartRecords(local).all()).allMatch(part -> part.runningPids().isEmpty());

    assertThatCode(
            () ->
                check(
                    with(
                        new PlatformOptions.ObjectStore(
                            "", 9000, "other", "", "local", new Secret("changed")))))
        .doesNotThrowAnyException();
  }
}
