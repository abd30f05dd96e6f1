package io.sportscards.loader.commands;

import static io.sportscards.settings.WarehouseSettings.WAREHOUSE;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.WarehouseSettings.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the commands work with.
 *
 * @param archiveSettings what {@code opener} reads, {@link PlatformSettings#S3_PREFIX} among them
 * @param opener opens the archive that settings name
 * @param file where the warehouse lies
 */
public record LoaderParts(
    List<Setting<?>> archiveSettings, ArchiveOpener opener, Setting<Path> file) {
  private static final Setting<Duration> PATIENCE =
      SettingTypes.duration(
              "WAIT_FOR_WAREHOUSE",
              "PT5M",
              "How long to wait while another process holds the warehouse's file")
          .asFlag();

  /** Opens the archive that settings name. */
  @FunctionalInterface
  public interface ArchiveOpener {
    ArchiveFiles open(Settings settings) throws CommandFailure;
  }

  /** What a command must list that opens the warehouse. */
  List<Setting<?>> warehouseSettings() {
    List<Setting<?>> settings = new ArrayList<>(List.of(WAREHOUSE, file, PATIENCE));
    settings.addAll(SnowflakeAccess.SETTINGS);
    return settings;
  }

  /** What a command must list that opens both. */
  List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>(warehouseSettings());
    settings.addAll(archiveSettings);
    return settings;
  }

  ArchiveFiles archive(Settings settings) throws CommandFailure {
    return opener.open(settings);
  }

  /**
   * The warehouse, for a command that only asks.
   *
   * @param archive null for one that has not listed {@link #settings}
   * @throws CommandFailure when there is none, rather than make an empty one where a name is
   *     misspelt
   */
  Warehouse existing(Settings settings, ArchiveFiles archive) throws CommandFailure {
    if (settings.get(WAREHOUSE) == Engine.DUCKDB && Files.notExists(settings.get(file))) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no warehouse in %s; ./cards load makes it, --%s names another"
              .formatted(settings.get(file), file.key()));
    }
    return settings.get(WAREHOUSE) == Engine.SNOWFLAKE && archive == null
        ? SnowflakeAccess.warehouse(settings, null, null)
        : warehouse(settings, archive);
  }

  /** The warehouse, for one that has listed {@link #settings}. */
  Warehouse warehouse(Settings settings, ArchiveFiles archive) {
    return settings.get(WAREHOUSE) == Engine.SNOWFLAKE
        ? SnowflakeAccess.warehouse(settings, settings.get(PlatformSettings.S3_PREFIX), archive)
        : duckDb(settings, archive);
  }

  DuckDbWarehouse duckDb(Settings settings, ArchiveFiles archive) {
    return new DuckDbWarehouse(settings.get(file), settings.get(PATIENCE), archive);
  }
}
