package io.sportscards.demo.backfill;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.WritableArchive;
import io.sportscards.backfill.savepoint.ReplayStart;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * The savepoint that a replay starts from: written for it alone, and of no use once it has ended.
 */
final class StateCopy {
  private final WritableArchive archive;
  private final String runId;
  private final String directory;
  private final String key;

  StateCopy(WritableArchive archive, String runId) {
    this.archive = archive;
    this.runId = runId;
    this.directory = "_flink/savepoints/" + runId + "/";
    this.key = directory + UUID.randomUUID().toString().substring(0, 8);
  }

  /** As Flink takes it. */
  String address() {
    return archive.address() + "/" + key;
  }

  /** What the job that wrote it noted. */
  ReplayStart start() throws IOException {
    try (InputStream in = archive.open(ReplayStart.key(runId))) {
      return ReplayStart.parse(in);
    }
  }

  /** Removes it, and those that attempts left which were cut off. */
  void remove() throws IOException {
    for (ArchiveObject object : archive.list(directory)) {
      archive.delete(object.key());
    }
  }
}
