package io.sportscards.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.ProcessId;
import io.sportscards.settings.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformIT {
  @TempDir Path local;

  @AfterEach
  void down() {
    LocalPlatform.down(local);
  }

  @Test
  void upAndDownMayBeRepeatedAndADeadPartIsSeenAndStartedAgain() throws Exception {
    PlatformOptions options =
        PlatformOptions.allLocal(local).withCluster(new PlatformOptions.Cluster("", 0, 1, "INFO"));
    List<Part> first = LocalPlatform.up(options);

    assertThat(first).extracting(Part::name).containsExactly("broker", "s3", "postgres", "flink");
    assertThat(first).allMatch(Part::isHealthy);
    assertThat(LocalPlatform.up(options)).isEqualTo(first);
    assertThat(Files.readAllLines(local.resolve("env")))
        .contains("RABBITMQ_URI=" + first.get(0).address(), "FLINK_REST=" + first.get(3).address());
    assertThat(local.resolve("logs").resolve("s3")).exists();
    assertThat(Files.getPosixFilePermissions(local.resolve("env"))).hasSize(2);

    first.get(1).processes().get(0).kill();
    assertThat(LocalPlatform.parts(local).get(1).isHealthy()).isFalse();
    List<Part> second = LocalPlatform.up(options);
    assertThat(second).allMatch(Part::isHealthy);
    assertThat(second.get(0)).isEqualTo(first.get(0));
    assertThat(second.get(1).address()).isEqualTo(first.get(1).address());
    assertThat(second.get(1).processes()).isNotEqualTo(first.get(1).processes());

    ProcessId jobManager = second.get(3).processes().get(1);
    second.get(3).processes().get(0).kill();
    Part mended =
        LocalPlatform.up(options.withCluster(new PlatformOptions.Cluster("", 0, 2, "INFO"))).get(3);
    assertThat(mended.isHealthy()).isTrue();
    assertThat(mended.address()).isEqualTo(second.get(3).address());
    assertThat(mended.processes()).hasSize(3).endsWith(jobManager);
    assertThat(LocalPlatform.archiveAtRest(local)).isEmpty();

    LocalPlatform.down(local);
    LocalPlatform.down(local);

    assertThat(LocalPlatform.archiveAtRest(local))
        .hasValue(local.toAbsolutePath().resolve("s3/data/sportscards/analytics"));
    assertThat(mended.processes()).noneMatch(ProcessId::isAlive);
    assertThat(second).flatMap(Part::processes).hasSize(5).noneMatch(ProcessId::isAlive);
    assertThat(LocalPlatform.parts(local)).isEmpty();
    assertThat(local.resolve("env")).doesNotExist();
  }

  @Test
  void aBrokerOfTheUsersOwnThatDoesNotAnswerIsNamedAndNothingIsLeftRunning() {
    String address = "amqps://127.0.0.1:" + FreePorts.one();
    PlatformOptions options =
        PlatformOptions.allLocal(local)
            .withBroker(new PlatformOptions.Broker(address, 0, "me", new Secret("mine"), "events"));

    assertThatThrownBy(() -> LocalPlatform.up(options))
        .hasMessage(
            "Your broker at %s does not answer; check its address and that it runs", address);
    assertThat(LocalPlatform.parts(local)).isEmpty();
  }
}
