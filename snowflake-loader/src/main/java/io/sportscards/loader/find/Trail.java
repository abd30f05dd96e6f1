package io.sportscards.loader.find;

import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.Journal;
import io.sportscards.loader.files.Runs;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where one event is: in the journal, in files, in tables. Not thread-safe. */
public final class Trail {
  private final String eventId;
  private final List<Place> places = new ArrayList<>();
  private final Set<Partition> partitions = new LinkedHashSet<>();

  /**
   * One place.
   *
   * @param layer journal, bronze, quarantine, EVENTS or QUARANTINE
   * @param where in it
   * @param what is there, in words
   */
  public record Place(String layer, String where, String what) {}

  private record Partition(String eventType, String eventDate) {}

  public Trail(String eventId) {
    this.eventId = eventId;
  }

  /** In the order in which they were looked at. */
  public List<Place> places() {
    return List.copyOf(places);
  }

  /** Looks into the journal. */
  public void follow(Journal journal) throws SQLException, IOException {
    try (Connection connection = journal.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select id, event_type, (occurred_at at time zone 'UTC')::date, recorded_at from "
                    + journal.table()
                    + " where event_id = ? order by id")) {
      statement.setString(1, eventId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          places.add(
              new Place(
                  "journal",
                  journal.table() + " id " + row.getLong(1),
                  "recorded at " + row.getString(4)));
          partitions.add(new Partition(row.getString(2), row.getString(3)));
        }
      }
    }
  }

  /** Looks into the tables. */
  public void follow(Warehouse warehouse) throws SQLException, IOException, InterruptedException {
    try (Connection session = warehouse.connect()) {
      try (PreparedStatement statement =
          session.prepareStatement(warehouse.statements().get("find_event"))) {
        statement.setString(1, eventId);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            places.add(
                new Place(
                    "EVENTS",
                    row.getString(7) + " line " + row.getLong(8),
                    "generation %d of run %s, content %s, loaded at %s by batch %s"
                        .formatted(
                            row.getInt(4),
                            row.getString(3),
                            row.getString(6),
                            row.getString(10),
                            row.getString(9))));
            partitions.add(new Partition(row.getString(1), row.getString(2)));
          }
        }
      }
      try (PreparedStatement statement =
          session.prepareStatement(warehouse.statements().get("find_rejections"))) {
        statement.setString(1, eventId);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            places.add(
                new Place(
                    "QUARANTINE",
                    row.getString(6) + " line " + row.getLong(7),
                    "%s, rejection %s of run %s, loaded at %s by batch %s"
                        .formatted(
                            row.getString(2),
                            row.getString(1),
                            row.getString(5),
                            row.getString(9),
                            row.getString(8))));
            if (row.getString(3) != null && row.getString(4) != null) {
              partitions.add(new Partition(row.getString(3), row.getString(4)));
            }
          }
        }
      }
    }
  }

  /** Looks into the files of every type and day that was found so far, of all runs. */
  public void follow(ArchiveFiles archive) throws IOException {
    List<String> runs = new Runs(archive).readable();
    for (Partition partition : partitions) {
      for (String run : runs) {
        String prefix =
            "bronze/run_id=%s/event_type=%s/event_date=%s/part-"
                .formatted(run, partition.eventType(), partition.eventDate());
        List<ArchiveObject> page = archive.page(prefix, prefix);
        while (!page.isEmpty()) {
          for (ArchiveObject object : page) {
            search(archive, object.key());
          }
          page = archive.page(prefix, page.get(page.size() - 1).key());
        }
      }
    }
  }

  private void search(ArchiveFiles archive, String path) throws IOException {
    String start = "{\"event_id\":\"" + eventId + "\",";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStream(archive.open(path)), StandardCharsets.UTF_8))) {
      long number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(start)) {
          places.add(new Place("bronze", path + " line " + number, line.length() + " characters"));
        }
        number++;
      }
    }
  }
}
