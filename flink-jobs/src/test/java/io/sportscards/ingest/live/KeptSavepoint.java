package io.sportscards.ingest.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.ArchivedLines;
import io.sportscards.ingest.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A savepoint of a release, below {@code fixtures/savepoints}: what its job had read, and the lines
 * that were open in it.
 */
record KeptSavepoint(Path dir) {
  private static final Path ALL = Path.of("../fixtures/savepoints");
  private static final String SAVEPOINT = "savepoint";
  private static final String MESSAGES = "messages.txt";
  private static final String LINES = "lines";

  /** One for each release. */
  static List<KeptSavepoint> all() throws IOException {
    try (Stream<Path> releases = Files.list(ALL)) {
      return releases.filter(Files::isDirectory).sorted().map(KeptSavepoint::new).toList();
    }
  }

  /**
   * Keeps another.
   *
   * @param archive of a job that was drained after its savepoint, and so holds the open lines
   */
  static void keep(String release, Path savepoint, List<RawMessage> messages, Path archive)
      throws IOException {
    KeptSavepoint kept = new KeptSavepoint(ALL.resolve(release));
    Files.createDirectories(kept.dir);
    copy(savepoint, kept.dir.resolve(SAVEPOINT));
    Files.write(
        kept.dir.resolve(MESSAGES),
        messages.stream().map(m -> m.contentType() + " " + new String(m.body(), UTF_8)).toList());
    for (String part : List.of("_manifests", "bronze", "quarantine")) {
      copy(archive.resolve(part), kept.dir.resolve(LINES).resolve(part));
    }
  }

  /** Puts it where no job that wrote it ever was. */
  Path moveTo(Path other) throws IOException {
    copy(dir.resolve(SAVEPOINT), other);
    return other;
  }

  /** Every message that is in the savepoint. */
  List<RawMessage> messages() throws IOException {
    return Files.readAllLines(dir.resolve(MESSAGES)).stream()
        .map(line -> line.split(" ", 2))
        .map(
            parts ->
                new RawMessage(
                    parts[1].getBytes(UTF_8), parts[0], null, null, Messages.RECEIVED_AT))
        .toList();
  }

  /** The lines that are open in the savepoint. */
  ArchivedLines openLines() throws IOException {
    return ArchivedLines.read(dir.resolve(LINES));
  }

  @Override
  public String toString() {
    return dir.getFileName().toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
