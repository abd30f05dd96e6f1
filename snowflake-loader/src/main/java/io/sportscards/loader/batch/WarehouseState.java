package io.sportscards.loader.batch;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.NewFiles;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far loading has come.
 *
 * @param files that are loaded
 * @param lines in them
 * @param lastLoadedAt UTC, as the warehouse shows it; null before the first
 * @param rejectedFiles that could not be loaded
 * @param events rows of EVENTS
 * @param quarantined rows of QUARANTINE
 * @param waitingFiles that manifests name and that are neither
 */
public record WarehouseState(
    long files,
    long lines,
    String lastLoadedAt,
    long rejectedFiles,
    long events,
    long quarantined,
    long waitingFiles) {

  /** Asks the warehouse, and lists what is new in the archive. */
  public static WarehouseState read(ArchiveFiles archive, Warehouse warehouse)
      throws SQLException, IOException, InterruptedException {
    LoadedFiles loaded = LoadedFiles.read(warehouse);
    long waiting = waiting(new NewFiles(archive, loaded.cursors(), loaded::knows));
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(warehouse.statements().get("state"))) {
      row.next();
      return new WarehouseState(
          row.getLong(1),
          row.getLong(2),
          row.getString(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          waiting);
    }
  }

  private static long waiting(NewFiles newFiles) throws IOException {
    long[] count = {0};
    newFiles.read(
        new NewFiles.Sink<RuntimeException>() {
          @Override
          public void accept(CommittedFile file) {
            count[0]++;
          }

          @Override
          public void refuse(String problem) {
            // told of by load
          }
        });
    return count[0];
  }
}
