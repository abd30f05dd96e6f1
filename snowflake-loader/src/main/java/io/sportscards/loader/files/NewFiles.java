package io.sportscards.loader.files;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.archive.ManifestReader.ManifestFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds files that manifests name and that were not handed out yet, run by run in the order of
 * their checkpoints. Lists on from where it stopped, so its cost grows with what is new. Not
 * thread-safe.
 */
public final class NewFiles {
  /** A subtask's manifest may come after those of others for later checkpoints, but not much. */
  private static final int WINDOW = 100; // checkpoints that are listed again

  private final ArchiveFiles archive;
  private final Predicate<ManifestFile> known;
  private final Runs runs;
  private final Map<String, Progress> progress = new HashMap<>();

  /** Where one run was read to; only the window's manifests are remembered. */
  private static final class Progress {
    private long checkpoint = -1;
    private final Set<String> seen = new HashSet<>();

    String after(String runId) {
      return checkpoint < 0 ? ManifestKey.below(runId) : before(runId, checkpoint);
    }

    /** Whether it is seen for the first time. */
    boolean add(String key) {
      return seen.add(key);
    }

    void reached(ManifestKey key) {
      checkpoint = Math.max(checkpoint, key.checkpoint());
    }

    void forgetOld(String runId) {
      String after = after(runId);
      seen.removeIf(key -> key.compareTo(after) <= 0);
    }
  }

  /**
   * Takes what is found.
   *
   * @param <E> with which it may refuse to go on
   */
  public interface Sink<E extends Exception> {
    /** A file to load. */
    void accept(CommittedFile file) throws E;

    /** What a manifest names and is none, in a sentence. */
    void refuse(String problem);
  }

  /**
   * @param cursors by run, the key of the last manifest that was read before
   * @param known whether a file of a manifest after {@link #readAgainAfter} is done with
   */
  public NewFiles(
      ArchiveFiles archive, Map<String, String> cursors, Predicate<ManifestFile> known) {
    this.archive = archive;
    this.known = known;
    this.runs = new Runs(archive);
    cursors.forEach(
        (run, manifest) -> {
          ManifestKey key = ManifestKey.of(manifest);
          if (key != null) {
            progress.computeIfAbsent(run, r -> new Progress()).reached(key);
          }
        });
  }

  /** What sorts before every manifest that is read again where the last one read is this. */
  public static String readAgainAfter(String manifest) {
    ManifestKey key = ManifestKey.of(manifest);
    return key == null ? "" : before(key.runId(), key.checkpoint());
  }

  private static String before(String runId, long checkpoint) {
    return ManifestKey.before(runId, Math.max(0, checkpoint - WINDOW));
  }

  /**
   * Hands out what is new by now.
   *
   * @throws IOException when the archive cannot be read
   */
  public <E extends Exception> void read(Sink<E> sink) throws IOException, E {
    for (String run : runs.readable()) {
      read(run, progress.computeIfAbsent(run, r -> new Progress()), sink);
    }
  }

  private <E extends Exception> void read(String run, Progress reached, Sink<E> sink)
      throws IOException, E {
    String prefix = ManifestKey.below(run);
    List<ArchiveFiles.ArchiveObject> page = archive.page(prefix, reached.after(run));
    while (!page.isEmpty()) {
      for (ArchiveFiles.ArchiveObject object : page) {
        ManifestKey key = ManifestKey.of(object.key());
        if (key != null && reached.add(object.key())) {
          readManifest(run, object.key(), sink);
          reached.reached(key);
        }
      }
      page = archive.page(prefix, page.get(page.size() - 1).key());
      reached.forgetOld(run);
    }
  }

  private <E extends Exception> void readManifest(String run, String key, Sink<E> sink)
      throws IOException, E {
    for (ManifestFile file : ManifestReader.read(archive, key).files()) {
      if (known.test(file)) {
        continue;
      }
      CommittedFile committed;
      try {
        committed = CommittedFile.of(file.path(), run, key, file.bytes(), file.lines());
      } catch (IllegalArgumentException e) {
        sink.refuse(e.getMessage());
        continue;
      }
      sink.accept(committed);
    }
  }
}
