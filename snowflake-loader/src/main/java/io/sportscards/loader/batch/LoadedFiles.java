package io.sportscards.loader.batch;

import io.sportscards.archive.ManifestReader.ManifestFile;
import io.sportscards.loader.files.NewFiles;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far earlier loaders came.
 *
 * @param cursors the last manifest of each run of which a file is loaded or rejected
 * @param recent those that are, of the manifests which are read again
 */
record LoadedFiles(Map<String, String> cursors, Set<ManifestFile> recent) {

  static LoadedFiles read(Warehouse warehouse)
      throws SQLException, IOException, InterruptedException {
    Map<String, String> cursors = new HashMap<>();
    Set<ManifestFile> recent = new HashSet<>();
    try (Connection session = warehouse.connect()) {
      try (Statement statement = session.createStatement();
          ResultSet rows = statement.executeQuery(warehouse.statements().get("cursors"))) {
        while (rows.next()) {
          cursors.put(rows.getString(1), rows.getString(2));
        }
      }
      try (PreparedStatement statement =
          session.prepareStatement(warehouse.statements().get("recent_files"))) {
        for (Map.Entry<String, String> cursor : cursors.entrySet()) {
          String after = NewFiles.readAgainAfter(cursor.getValue());
          statement.setString(1, cursor.getKey());
          statement.setString(2, after);
          statement.setString(3, cursor.getKey());
          statement.setString(4, after);
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              recent.add(new ManifestFile(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
          }
        }
      }
    }
    return new LoadedFiles(cursors, recent);
  }

  boolean knows(ManifestFile file) {
    return recent.contains(file);
  }
}
