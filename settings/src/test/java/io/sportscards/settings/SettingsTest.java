package io.sportscards.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Setting<Boolean> KEEP = SettingTypes.toggle("KEEP", "leave it running");
  private static final Command COMMAND =
      new Command(
          "cards live",
          "Starts the live job.",
          List.of(
              PlatformSettings.DEDUP_WINDOW,
              PlatformSettings.QUEUE_NAME,
              PlatformSettings.PREFETCH,
              PlatformSettings.S3_BUCKET,
              PlatformSettings.S3_ENDPOINT,
              PlatformSettings.RABBITMQ_CA_FILE,
              PlatformSettings.EVENT_DESCRIPTORS,
              PlatformSettings.POSTGRES_PASSWORD.withDefault(""),
              KEEP),
          List.of("cards live --dedup-window PT6H"));

  @TempDir Path directory;

  private Settings read(Map<String, String> environment, String... arguments) {
    return Settings.read(
        COMMAND,
        new Sources(
            List.of(arguments),
            environment,
            List.of(directory.resolve(".env"), directory.resolve(".local/env"))));
  }

  private List<String> problems(Map<String, String> environment, String... arguments) {
    return catchThrowableOfType(InvalidSettingsException.class, () -> read(environment, arguments))
        .problems();
  }

  @Test
  void aFlagBeatsTheEnvironmentBeatsTheRunningPlatformBeatsEnvFileBeatsYamlBeatsDefault()
      throws IOException {
    Path yaml = Files.writeString(directory.resolve("job.yaml"), "s3-bucket: yaml\n");
    String[] config = {"--config", yaml.toString()};
    Setting<String> bucket = PlatformSettings.S3_BUCKET;

    assertThat(read(Map.of(), config).get(bucket)).isEqualTo("yaml");
    Files.writeString(directory.resolve(".env"), "S3_BUCKET=dot-env\n");
    assertThat(read(Map.of(), config).get(bucket)).isEqualTo("dot-env");
    Files.createDirectory(directory.resolve(".local"));
    Files.writeString(directory.resolve(".local/env"), "S3_BUCKET=running\n");
    assertThat(read(Map.of(), config).get(bucket)).isEqualTo("running");
    assertThat(read(Map.of("S3_BUCKET", "environment"), config).get(bucket))
        .isEqualTo("environment");
    assertThat(
            read(Map.of("S3_BUCKET", "environment"), config[0], config[1], "--s3-bucket", "flag")
                .get(bucket))
        .isEqualTo("flag");
    assertThat(read(Map.of(), config).get(PlatformSettings.DEDUP_WINDOW))
        .isEqualTo(Duration.ofDays(7));
  }

  @Test
  void allProblemsAreReportedTogether() throws IOException {
    Files.writeString(
        directory.resolve(".env"), "QEUE_NAME=q\nexport PREFETCH='70000' # many\nwhat\n");
    assertThatThrownBy(
            () ->
                read(
                    Map.of("S3_ENDPOINT", "ftp://host"),
                    "--dedup-window=6h",
                    "--dedup-windo",
                    "PT6H",
                    "--keep",
                    "--queue-name"))
        .hasMessage(
            """
            Invalid settings:
              --dedup-windo is not a flag of cards live; did you mean --dedup-window?; see cards live --help
              "PT6H" is not a flag; see cards live --help
              --queue-name has no value
              %1$s line 1: QEUE_NAME is set but nothing reads it; did you mean QUEUE_NAME?
              %1$s line 3 is not NAME=value
              DEDUP_WINDOW="6h" (flag) is not an ISO-8601 duration such as PT10S, PT6H or P7D
              PREFETCH="70000" (%1$s) is not a whole number from 1 to 65535
              S3_BUCKET is missing; expected a bucket name of 3 to 63 lower-case letters, digits, dots and dashes
              S3_ENDPOINT="ftp://host" (environment) is not a URI that starts with http:// or https://"""
                .formatted(directory.resolve(".env")));
  }

  @Test
  void aYamlKeyThatNothingReadsIsRefused() throws IOException {
    Path yaml =
        Files.writeString(
            directory.resolve("job.yaml"), "s3-bukket: x\nS3_BUCKET: y\nqueue-name: [a, b]\n");
    assertThat(problems(Map.of("S3_BUCKET", "abc"), "--config", yaml.toString()))
        .containsExactly(
            yaml + ": s3-bukket is set but nothing reads it; did you mean s3-bucket?",
            yaml + ": S3_BUCKET is set but nothing reads it; did you mean s3-bucket?",
            yaml + ": queue-name holds a list or a map; expected one value");
  }

  @Test
  void aMissingConfigFileIsAProblem() {
    assertThat(problems(Map.of("S3_BUCKET", "abc"), "--config", "none.yaml"))
        .containsExactly("none.yaml does not exist; --config takes the path of a YAML file");
  }

  @Test
  void aSecretIsRefusedAsAFlagAndInYamlAndShownNowhere() throws IOException {
    List<String> problems = problems(Map.of("S3_BUCKET", "abc"), "--postgres-password", "canary");
    assertThat(problems)
        .containsExactly(
            "--postgres-password is refused, since process lists show flags; set POSTGRES_PASSWORD in the"
                + " environment or in .env");
    Path yaml = directory.resolve("job.yaml");
    Files.writeString(yaml, "postgres-password: canary\n");
    assertThat(problems(Map.of("S3_BUCKET", "abc"), "--config", yaml.toString()))
        .containsExactly(
            yaml
                + ": postgres-password is refused, since a secret does not belong into such a file; set"
                + " POSTGRES_PASSWORD in the environment or in .env");
    Secret secret =
        read(Map.of("S3_BUCKET", "abc", "POSTGRES_PASSWORD", "canary"))
            .get(PlatformSettings.POSTGRES_PASSWORD.withDefault(""));
    assertThat(secret).hasToString("****");
  }

  @Test
  void aRelativePathIsTakenFromTheFileThatGivesIt() throws IOException {
    Setting<Path> path = PlatformSettings.RABBITMQ_CA_FILE;
    String given = "S3_BUCKET=cards\nRABBITMQ_CA_FILE=secret/ca.pem\n";
    Files.writeString(directory.resolve(".env"), given + "EVENT_DESCRIPTORS=newer.binpb\n");

    assertThat(read(Map.of()).get(path)).isEqualTo(directory.resolve("secret/ca.pem"));
    assertThat(read(Map.of()).text(path)).isEqualTo(directory + "/secret/ca.pem");
    assertThat(read(Map.of()).get(PlatformSettings.EVENT_DESCRIPTORS))
        .isEqualTo(directory + "/newer.binpb");

    Path yaml = directory.resolve("jobs/live.yaml");
    Files.createDirectory(yaml.getParent());
    Files.writeString(yaml, "s3-bucket: cards\nrabbitmq-ca-file: ca.pem\n");
    Files.delete(directory.resolve(".env"));
    assertThat(read(Map.of(), "--config=" + yaml).get(path))
        .isEqualTo(yaml.resolveSibling("ca.pem"));
  }

  @Test
  void anAbsolutePathAndAUriStayAndAFlagAndTheEnvironmentCountFromHere() throws IOException {
    Files.writeString(
        directory.resolve(".env"),
        "S3_BUCKET=cards\nRABBITMQ_CA_FILE=/etc/ca.pem\nEVENT_DESCRIPTORS=s3://cards/newer.binpb\n");
    Setting<Path> path = PlatformSettings.RABBITMQ_CA_FILE;

    assertThat(read(Map.of()).get(path)).isEqualTo(Path.of("/etc/ca.pem"));
    assertThat(read(Map.of()).get(PlatformSettings.EVENT_DESCRIPTORS))
        .isEqualTo("s3://cards/newer.binpb");
    assertThat(read(Map.of("RABBITMQ_CA_FILE", "ca.pem")).get(path)).isEqualTo(Path.of("ca.pem"));
    assertThat(read(Map.of(), "--rabbitmq-ca-file=ca.pem").get(path)).isEqualTo(Path.of("ca.pem"));
  }

  @Test
  void anEmptyValueCountsAsNotGiven() {
    Settings settings = read(Map.of("S3_BUCKET", "abc", "PREFETCH", ""));
    assertThat(settings.get(PlatformSettings.PREFETCH)).isEqualTo(20_000);
    assertThat(settings.get(PlatformSettings.S3_ENDPOINT)).isNull();
    assertThat(settings.get(KEEP)).isFalse();
  }

  @Test
  void aNameInTheEnvironmentCloseToAKnownOneIsNamedInAWarning() {
    assertThat(read(Map.of("S3_BUCKET", "abc", "S3_PREFX", "x", "PATH", "/bin")).warnings())
        .containsExactly(
            "S3_PREFX is set in the environment but nothing reads it; did you mean S3_PREFIX?");
  }

  @Test
  void sizesCarryTheirUnit() {
    assertThat(SettingTypes.parseBytes("16MiB")).isEqualTo(16L << 20);
    assertThat(SettingTypes.parseBytes("512 B")).isEqualTo(512);
    assertThatThrownBy(() -> SettingTypes.parseBytes("16")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> SettingTypes.parseBytes("9999999999GiB"))
        .isInstanceOf(ArithmeticException.class);
  }
}
