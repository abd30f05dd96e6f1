package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The files that could not be loaded. */
public final class RejectedFiles {
  private RejectedFiles() {}

  /**
   * One of them.
   *
   * @param reason in a sentence that goes on after its path
   * @param rejectedAt UTC, as the warehouse shows it
   */
  public record RejectedFile(CommittedFile file, String reason, String rejectedAt) {}

  /** All, the oldest first. */
  public static List<RejectedFile> list(Warehouse warehouse)
      throws SQLException, IOException, InterruptedException {
    List<RejectedFile> files = new ArrayList<>();
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(warehouse.statements().get("rejects"))) {
      while (row.next()) {
        CommittedFile file =
            CommittedFile.of(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5));
        files.add(new RejectedFile(file, row.getString(6), row.getString(7)));
      }
    }
    return files;
  }

  /** Tries to load them again; those that still cannot be loaded stay noted. */
  public static BatchReport retry(Warehouse warehouse, String holder, List<CommittedFile> files)
      throws SQLException, IOException, InterruptedException, LeaseLostException {
    BatchLoader loader =
        new BatchLoader(
            warehouse, Lease.claim(warehouse, holder), Rejected.RETRIED, Steps.UNWATCHED);
    BatchReport total = BatchReport.NOTHING;
    for (int from = 0; from < files.size(); from += BatchLoader.MOST_FILES) {
      int to = Math.min(files.size(), from + BatchLoader.MOST_FILES);
      total = total.plus(loader.load(files.subList(from, to)));
    }
    return total;
  }
}
