package io.sportscards.loader.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the commands work with.
 *
 * @param archiveSettings what {@code opener} reads
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
    return List.of(file, PATIENCE);
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
   * @param archive null for a command that copies no files
   */
  Warehouse warehouse(Settings settings, ArchiveFiles archive) {
    return new DuckDbWarehouse(settings.get(file), settings.get(PATIENCE), archive);
  }
}
