package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.warehouse.FetchedFiles;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads batches of files. One that cannot be loaded does not keep the others out: it is looked for
 * by halves and noted in LOAD_REJECT.
 */
public final class BatchLoader {
  /** The most that Snowflake's COPY takes in its FILES. */
  public static final int MOST_FILES = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(BatchLoader.class);
  private static final int ATTEMPTS = 3;
  private static final int ID_BYTES = 16;

  private final Warehouse warehouse;
  private final Lease lease;
  private final Rejected rejected;
  private final Steps steps;

  public BatchLoader(Warehouse warehouse, Lease lease, Rejected rejected, Steps steps) {
    this.warehouse = warehouse;
    this.lease = lease;
    this.rejected = rejected;
    this.steps = steps;
  }

  /**
   * Loads them.
   *
   * @param files at most {@value #MOST_FILES}
   * @throws SQLException when the warehouse refuses or does not answer, three times
   */
  public BatchReport load(List<CommittedFile> files)
      throws SQLException, IOException, InterruptedException, LeaseLostException {
    try (FetchedFiles fetched = warehouse.fetch(files)) {
      return load(fetched, files, fetched.bad());
    }
  }

  /**
   * Settles them in their order: whatever is committed first, all that lies before it is loaded or
   * rejected, since the next loader reads on from there.
   */
  private BatchReport load(
      FetchedFiles fetched, List<CommittedFile> files, Map<CommittedFile, String> knownBad)
      throws SQLException, IOException, InterruptedException, LeaseLostException {
    Map<CommittedFile, String> bad = new HashMap<>(knownBad);
    bad.keySet().retainAll(files);
    List<CommittedFile> good = new ArrayList<>(files);
    good.removeAll(bad.keySet());
    try {
      return attempt(fetched, good, bad);
    } catch (BadFilesException e) {
      bad.putAll(e.files());
      if (e.files().isEmpty() && good.size() > 1) {
        int half = files.indexOf(good.get(good.size() / 2));
        return load(fetched, files.subList(0, half), bad)
            .plus(load(fetched, files.subList(half, files.size()), bad));
      }
      if (e.files().isEmpty()) {
        bad.put(good.get(0), "cannot be read: " + firstLine(e.getCause()));
      }
      return load(fetched, files, bad);
    }
  }

  /**
   * Again when the outcome is not known: what the attempt before did is found and left as it is.
   */
  private BatchReport attempt(
      FetchedFiles fetched, List<CommittedFile> files, Map<CommittedFile, String> bad)
      throws SQLException,
          IOException,
          InterruptedException,
          LeaseLostException,
          BadFilesException {
    String id = id(files);
    for (int attempt = 1; ; attempt++) {
      try {
        return new BatchTransaction(warehouse, lease, rejected, steps, id).run(fetched, files, bad);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.warn(
            "Batch {} of {} files failed and is tried again: {}", id, files.size(), firstLine(e));
      }
    }
  }

  private static String firstLine(Throwable e) {
    return e.getMessage().lines().findFirst().orElse("");
  }

  /** A hash of the paths, so that a batch that is tried again has the same. */
  private static String id(List<CommittedFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.stream()
          .map(CommittedFile::path)
          .sorted()
          .forEach(path -> digest.update((path + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
