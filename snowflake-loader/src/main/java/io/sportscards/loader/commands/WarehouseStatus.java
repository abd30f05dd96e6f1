package io.sportscards.loader.commands;

import static io.sportscards.settings.WarehouseSettings.WAREHOUSE;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.batch.WarehouseState;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import io.sportscards.settings.WarehouseSettings.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warehouse's rows on the screen that shows everything. */
public final class WarehouseStatus {
  private static final Duration PATIENCE = Duration.ofSeconds(2); // for who holds it

  private final LoaderParts parts;

  public WarehouseStatus(LoaderParts parts) {
    this.parts = parts;
  }

  /** What a command must list to use it, besides the archive's. */
  public List<Setting<?>> settings() {
    return parts.warehouseSettings();
  }

  /**
   * Its rows.
   *
   * @throws IOException when somebody holds the warehouse, or the archive does not answer
   */
  public Map<String, Object> rows(Settings settings) throws IOException, CommandFailure {
    Path file = settings.get(parts.file());
    boolean isFile = settings.get(WAREHOUSE) == Engine.DUCKDB;
    Map<String, Object> rows = new LinkedHashMap<>();
    if (isFile && Files.notExists(file)) {
      rows.put("warehouse", "none yet in " + file + "; ./cards load makes it");
      return rows;
    }
    String address = "the warehouse";
    try (ArchiveFiles archive = parts.archive(settings)) {
      Warehouse warehouse =
          isFile
              ? new DuckDbWarehouse(file, PATIENCE, archive)
              : parts.warehouse(settings, archive);
      address = warehouse.address();
      WarehouseState state = WarehouseState.read(archive, warehouse);
      rows.put("warehouse", address);
      rows.put(
          "loaded",
          "%,d files with %,d lines, the last at %s UTC; %,d files wait, %,d are rejected"
              .formatted(
                  state.files(),
                  state.lines(),
                  state.lastLoadedAt(),
                  state.waitingFiles(),
                  state.rejectedFiles()));
      rows.put("RAW", "%,d events, %,d quarantined".formatted(state.events(), state.quarantined()));
      return rows;
    } catch (SQLException e) {
      throw new IOException("Cannot ask " + address + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
