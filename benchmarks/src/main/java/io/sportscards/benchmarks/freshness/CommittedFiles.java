package io.sportscards.benchmarks.freshness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.archive.ManifestReader.ManifestFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a run has committed, and when: readers take what manifests name, so a file is there from the
 * moment that its manifest is. That moment is the modification time of the manifest as a file
 * behind the S3 server; S3 itself tells whole seconds only.
 */
final class CommittedFiles {
  private static final String OCCURRED_AT = "\"occurred_at\":\"";
  private static final String RECEIVED_AT = "\"received_at\":\"";

  private final DirectoryArchiveFiles archive;
  private final String runId;

  /**
   * @param root the archive's directory behind the S3 server
   */
  CommittedFiles(Path root, String runId) {
    this.archive = new DirectoryArchiveFiles(root);
    this.runId = runId;
  }

  /** Counts the delay of every event at the level in which it occurred. */
  void countDelays(List<Level> levels) throws IOException {
    for (String key : ManifestReader.keys(archive, runId)) {
      long committed = Files.getLastModifiedTime(archive.root().resolve(key)).toMillis();
      String checkpoint = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('-'));
      levels.stream()
          .filter(level -> level.holds(committed))
          .forEach(level -> level.checkpoints().add(checkpoint));
      for (ManifestFile file : ManifestReader.read(archive, key).files()) {
        countDelays(file, committed, levels);
      }
    }
  }

  private void countDelays(ManifestFile file, long committed, List<Level> levels)
      throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStreamNoFinalizer(archive.open(file.path())), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long occurred = millis(line, OCCURRED_AT);
        for (Level level : levels) {
          if (level.holds(occurred)) {
            level.delays().add(committed - occurred);
            level.arrivals().add(millis(line, RECEIVED_AT) - occurred);
          }
        }
      }
    }
  }

  /** 0 for a line that tells no such time, as those of the quarantine. */
  private static long millis(String line, String name) {
    int mark = line.indexOf(name);
    if (mark < 0) {
      return 0;
    }
    int start = mark + name.length();
    return Instant.parse(line.substring(start, line.indexOf('"', start))).toEpochMilli();
  }
}
