package io.sportscards.loader.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.InvalidSettingsException;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import io.sportscards.settings.WarehouseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of settings that are missing, wrong or must not be there. */
class WarehouseSettingsTest {
  private static final Map<String, String> SNOWFLAKE = Map.of("WAREHOUSE", "snowflake");

  @TempDir Path dir;

  private void run(Map<String, String> environment, CliCommand command, String... flags)
      throws Exception {
    command.run(Settings.read(command.spec(), new Sources(List.of(flags), environment, List.of())));
  }

  private LoaderParts parts() {
    return new LoaderParts(
        List.of(PlatformSettings.S3_PREFIX),
        settings -> new DirectoryArchiveFiles(dir),
        WarehouseSettings.WAREHOUSE_FILE);
  }

  private static Map<String, String> and(Map<String, String> some, String name, String value) {
    Map<String, String> more = new HashMap<>(some);
    more.put(name, value);
    return more;
  }

  @Test
  void allThatIsMissingIsToldAtOnce() {
    assertThatThrownBy(() -> run(SNOWFLAKE, LoaderCommands.load(parts())))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(
            "SNOWFLAKE_ACCOUNT is missing; expected an account identifier such as myorg-myaccount, as WAREHOUSE is snowflake",
            "SNOWFLAKE_USER is missing",
            "SNOWFLAKE_ROLE is missing",
            "SNOWFLAKE_WAREHOUSE is missing",
            "SNOWFLAKE_DATABASE is missing",
            "SNOWFLAKE_PRIVATE_KEY_PATH is missing");
  }

  @Test
  void aPasswordIsRefusedAndNotShown() {
    assertThatThrownBy(
            () ->
                run(and(SNOWFLAKE, "SNOWFLAKE_PASSWORD", "hunter2"), LoaderCommands.load(parts())))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(
            "SNOWFLAKE_PASSWORD=**** (environment) is not to be set: a service user signs in with the key pair of SNOWFLAKE_PRIVATE_KEY_PATH")
        .hasMessageNotContaining("hunter2");
  }

  /** A misspelt name would make an empty warehouse otherwise, in which all is well. */
  @Test
  void whoOnlyAsksMakesNoWarehouse() {
    Path none = dir.resolve("none.duckdb");
    for (CliCommand command :
        List.of(new ListRejectsCommand(parts()), LoaderCommands.reconcile(parts()))) {
      assertThatThrownBy(() -> run(Map.of(), command, "--warehouse-file", none.toString()))
          .isInstanceOf(CommandFailure.class)
          .hasMessage(
              "There is no warehouse in %s; ./cards load makes it, --warehouse-file names another"
                  .formatted(none));
    }
    assertThat(none).doesNotExist();
  }

  /** Process lists show flags. */
  @Test
  void noSecretIsTakenAsAFlag() {
    assertThatThrownBy(
            () ->
                run(
                    SNOWFLAKE,
                    LoaderCommands.load(parts()),
                    "--snowflake-private-key-passphrase",
                    "hunter2"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void initNeedsAnEnvironmentThatNamesWhatTheScriptsDo() throws Exception {
    Path key = Files.createFile(dir.resolve("k.p8"));
    Map<String, String> complete =
        Map.ofEntries(
            Map.entry("WAREHOUSE", "snowflake"),
            Map.entry("SNOWFLAKE_ACCOUNT", "a-b"),
            Map.entry("SNOWFLAKE_USER", "ADMIN"),
            Map.entry("SNOWFLAKE_ROLE", "ACCOUNTADMIN"),
            Map.entry("SNOWFLAKE_WAREHOUSE", "W"),
            Map.entry("SNOWFLAKE_DATABASE", "CARDS_DEV"),
            Map.entry("SNOWFLAKE_PRIVATE_KEY_PATH", key.toString()),
            Map.entry("S3_BUCKET", "cards"));
    CliCommand init = new InitCommand(parts());
    assertThatThrownBy(
            () -> run(and(complete, "SNOWFLAKE_PRIVATE_KEY_PATH", key + "x"), init, "--print"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("SNOWFLAKE_PRIVATE_KEY_PATH=\"" + key + "x\" cannot be read");
    assertThatThrownBy(() -> run(complete, init, "--print"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("--environment is missing; expected a file such as ");
    assertThatThrownBy(() -> run(complete, init, "--environment", dir + "/none", "--print"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Cannot read " + dir + "/none, which --environment names");
    assertThatThrownBy(
            () -> run(complete, init, "--environment", "../snowflake-loader/pom.xml", "--print"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("missing bi_size, credits_per_month");
  }
}
