package io.sportscards.loader.commands;

import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_ACCOUNT;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_DATABASE;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_PASSWORD;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_PRIVATE_KEY_PASSPHRASE;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_PRIVATE_KEY_PATH;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_ROLE;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_URL;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_USER;
import static io.sportscards.settings.WarehouseSettings.SNOWFLAKE_WAREHOUSE;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.warehouse.SnowflakeWarehouse;
import io.sportscards.settings.InvalidSettingsException;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the settings say that Snowflake is signed in to. */
final class SnowflakeAccess {
  private static final String RAW = "RAW";

  private static final List<Setting<?>> REQUIRED =
      List.of(
          SNOWFLAKE_ACCOUNT,
          SNOWFLAKE_USER,
          SNOWFLAKE_ROLE,
          SNOWFLAKE_WAREHOUSE,
          SNOWFLAKE_DATABASE,
          SNOWFLAKE_PRIVATE_KEY_PATH);

  /** What a command must list to use it. */
  static final List<Setting<?>> SETTINGS =
      List.of(
          SNOWFLAKE_ACCOUNT,
          SNOWFLAKE_URL,
          SNOWFLAKE_USER,
          SNOWFLAKE_ROLE,
          SNOWFLAKE_WAREHOUSE,
          SNOWFLAKE_DATABASE,
          SNOWFLAKE_PRIVATE_KEY_PATH,
          SNOWFLAKE_PRIVATE_KEY_PASSPHRASE,
          SNOWFLAKE_PASSWORD);

  private SnowflakeAccess() {}

  /**
   * The warehouse that they name.
   *
   * @param prefix of the archive in its bucket; null for none
   * @param archive null for a command that loads no files
   * @throws InvalidSettingsException naming all that are missing or wrong
   */
  static SnowflakeWarehouse warehouse(Settings settings, String prefix, ArchiveFiles archive) {
    List<String> problems = new ArrayList<>();
    for (Setting<?> setting : REQUIRED) {
      if (settings.get(setting) == null) {
        problems.add(
            "%s is missing; expected %s, as WAREHOUSE is snowflake"
                .formatted(setting.name(), setting.expected()));
      }
    }
    Path key = settings.get(SNOWFLAKE_PRIVATE_KEY_PATH);
    if (key != null && !Files.isReadable(key)) {
      problems.add(
          "SNOWFLAKE_PRIVATE_KEY_PATH=\"%s\" cannot be read; expected a PEM file with the private key of SNOWFLAKE_USER"
              .formatted(key));
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    String account = settings.get(SNOWFLAKE_ACCOUNT);
    URI url = settings.get(SNOWFLAKE_URL);
    return new SnowflakeWarehouse(
        new SnowflakeWarehouse.Access(
            url == null ? URI.create("https://" + account + ".snowflakecomputing.com") : url,
            account,
            settings.get(SNOWFLAKE_USER),
            settings.get(SNOWFLAKE_ROLE),
            settings.get(SNOWFLAKE_PRIVATE_KEY_PATH),
            settings.get(SNOWFLAKE_PRIVATE_KEY_PASSPHRASE)),
        new SnowflakeWarehouse.Place(
            settings.get(SNOWFLAKE_WAREHOUSE), settings.get(SNOWFLAKE_DATABASE), RAW, prefix),
        archive);
  }
}
