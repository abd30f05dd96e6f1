package io.sportscards.backfill.replay;

import io.sportscards.backfill.files.InputFile;
import io.sportscards.ingest.archive.Manifest;
import io.sportscards.ingest.archive.ManifestName;
import io.sportscards.ingest.archive.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a run that a replay reads: those that its manifests name now, of partitions in which
 * a time of the range can be.
 */
final class ReplayInputs {
  private static final Pattern EVENTS = Pattern.compile("bronze/.*/event_date=([0-9-]{10})/[^/]+");
  private static final Pattern REJECTED =
      Pattern.compile("quarantine/.*/received_date=([0-9-]{10})/[^/]+");

  private final String root;
  private final Manifests manifests;

  /**
   * @param root the archive's directory, with no slash at its end
   */
  ReplayInputs(String root) {
    this.root = root;
    this.manifests = new Manifests(root);
  }

  /**
   * Lists bronze files by the day of occurred_at, quarantine files by that of received_at.
   * Manifests are read one by one as the stream goes on, so it may throw {@link
   * UncheckedIOException}.
   *
   * @throws IllegalArgumentException if the run has no manifest
   */
  Stream<InputFile> of(String runId, boolean quarantine, TimeRange range) throws IOException {
    List<ManifestName> names = manifests.names(runId);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "No manifest below %s/_manifests names a file of run %s; ./cards status lists the runs"
              .formatted(root, runId));
    }
    Pattern wanted = quarantine ? REJECTED : EVENTS;
    return names.stream()
        .flatMap(name -> read(name).files().stream())
        .filter(file -> isWanted(file.path(), wanted, range))
        .map(file -> InputFile.archived(root + "/" + file.path(), file.bytes(), file.lines()));
  }

  private Manifest read(ManifestName name) {
    try {
      return manifests.read(name);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + root + "/" + name.path(), e);
    }
  }

  private static boolean isWanted(String path, Pattern wanted, TimeRange range) {
    Matcher file = wanted.matcher(path);
    return file.matches() && range.touches(LocalDate.parse(file.group(1)));
  }
}
