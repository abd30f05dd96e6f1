package io.sportscards.demo.backfill;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.ManifestReader.Manifest;
import io.sportscards.archive.ManifestReader.ManifestFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that a run's manifests name.
 *
 * @param lines by outcome: {@code accepted}, or the reason of quarantine
 * @param unnamed files that are there and that no manifest names
 * @param problems named files that are missing, of another size, or named twice; a sentence each
 */
record CommittedFiles(
    int manifests,
    int files,
    long bytes,
    Map<String, Long> lines,
    List<ArchiveObject> unnamed,
    List<String> problems) {
  static final String ACCEPTED = "accepted";
  private static final String REASON = "/reason=";

  static CommittedFiles of(List<Manifest> manifests, List<ArchiveObject> present) {
    Map<String, Long> sizes = new HashMap<>();
    present.forEach(object -> sizes.put(object.key(), object.bytes()));
    Map<String, Long> lines = new TreeMap<>();
    Map<String, ManifestFile> named = new HashMap<>();
    List<String> problems = new ArrayList<>();
    long bytes = 0;
    for (Manifest manifest : manifests) {
      for (ManifestFile file : manifest.files()) {
        if (named.put(file.path(), file) != null) {
          problems.add("File " + file.path() + " is named by more than one manifest.");
        }
        check(file, sizes.get(file.path()), problems);
        lines.merge(outcome(file.path()), file.lines(), Long::sum);
        bytes += file.bytes();
      }
    }
    List<ArchiveObject> unnamed =
        present.stream().filter(object -> !named.containsKey(object.key())).toList();
    return new CommittedFiles(manifests.size(), named.size(), bytes, lines, unnamed, problems);
  }

  long allLines() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void check(ManifestFile file, Long bytes, List<String> problems) {
    if (bytes == null) {
      problems.add("File " + file.path() + " is named by a manifest, but is missing.");
    } else if (bytes != file.bytes()) {
      problems.add(
          "File %s has %d bytes; its manifest says %d."
              .formatted(file.path(), bytes, file.bytes()));
    }
  }

  private static String outcome(String path) {
    int reason = path.indexOf(REASON);
    if (path.startsWith("bronze/") || reason < 0) {
      return ACCEPTED;
    }
    int start = reason + REASON.length();
    return path.substring(start, path.indexOf('/', start));
  }
}
