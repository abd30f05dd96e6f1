package io.sportscards.platform.ledger;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.archive.ManifestReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Holds manifests against files: what one names must be there, and what is there must be named. */
final class ManifestedFiles {
  /** What may lie in an archive besides files of lines and their manifests. */
  private static final Pattern OTHER =
      Pattern.compile(
          "_flink/.*|_runs/[^/]+(\\.json|/inputs\\.ndjson|/savepoint\\.json)|_contracts/[0-9a-f]{8}\\.binpb|quarantine_bodies/[0-9a-f]{32}");

  /** A file that a manifest names and that is there, with the lines it must have. */
  record Named(String path, ArchiveKey key, long bytes, long lines) {}

  private final Predicate<String> runs;
  private final Problems problems;
  private final Set<String> manifestedRuns = new TreeSet<>();
  private final Set<String> listedManifests = new HashSet<>();
  private final Map<String, Long> present = new TreeMap<>();
  private final Map<String, Named> named = new TreeMap<>();
  private long manifests;

  private ManifestedFiles(Predicate<String> runs, Problems problems) {
    this.runs = runs;
    this.problems = problems;
  }

  /** Lists every object, and reads every manifest of the runs. */
  static ManifestedFiles of(ArchiveFiles archive, Predicate<String> runs, Problems problems)
      throws IOException {
    ManifestedFiles files = new ManifestedFiles(runs, problems);
    for (ArchiveObject object : archive.list("")) {
      files.take(object);
    }
    for (String runId : files.manifestedRuns) {
      for (ManifestReader.Manifest manifest : ManifestReader.readAll(archive, runId)) {
        files.read(manifest, runId);
      }
    }
    files.compare();
    return files;
  }

  long manifests() {
    return manifests;
  }

  /** Those that are there. */
  List<Named> toRead() {
    return new ArrayList<>(named.values());
  }

  private void take(ArchiveObject object) {
    if (OTHER.matcher(object.key()).matches()) {
      return;
    }
    Optional<ArchiveKey> key = ArchiveKey.of(object.key());
    if (key.isEmpty()) {
      problems.add(object.key() + " is no part of the archive's layout.");
    } else if (!runs.test(key.get().runId())) {
      return;
    } else if (key.get().kind() == ArchiveKey.Kind.MANIFEST) {
      manifestedRuns.add(key.get().runId());
      listedManifests.add(object.key());
    } else {
      present.put(object.key(), object.bytes());
    }
  }

  private void read(ManifestReader.Manifest manifest, String runId) {
    manifests++;
    boolean isNewer = !listedManifests.contains(manifest.key());
    for (ManifestReader.ManifestFile file : manifest.files()) {
      if (isNewer && !present.containsKey(file.path())) {
        continue; // a job that runs has committed both since the files were listed
      }
      Optional<ArchiveKey> key = ArchiveKey.of(file.path());
      if (key.isEmpty() || !key.get().runId().equals(runId)) {
        problems.add(
            "Manifest "
                + manifest.key()
                + " names "
                + file.path()
                + ", which is no file of its run.");
        continue;
      }
      Named entry = new Named(file.path(), key.get(), file.bytes(), file.lines());
      if (named.put(file.path(), entry) != null) {
        problems.add("File " + file.path() + " is named by more than one manifest.");
      }
    }
  }

  private void compare() {
    named
        .values()
        .removeIf(
            file -> {
              Long bytes = present.remove(file.path());
              if (bytes == null) {
                problems.add("File " + file.path() + " is named by a manifest, but is missing.");
              } else if (bytes != file.bytes()) {
                problems.add(
                    "File "
                        + file.path()
                        + " has "
                        + bytes
                        + " bytes; its manifest says "
                        + file.bytes()
                        + ".");
              }
              return bytes == null;
            });
    for (String surplus : present.keySet()) {
      problems.add("File " + surplus + " is named by no manifest.");
    }
  }
}
