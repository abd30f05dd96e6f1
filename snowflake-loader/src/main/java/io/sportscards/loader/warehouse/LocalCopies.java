package io.sportscards.loader.warehouse;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files copied out of the archive, below a directory of their own, under their paths. */
public final class LocalCopies extends FetchedFiles {
  private final Path root;

  private LocalCopies(Path root) {
    this.root = root;
  }

  /**
   * Copies them.
   *
   * @param home below which they get a directory for as long as they are needed
   */
  public static LocalCopies of(ArchiveFiles archive, List<CommittedFile> files, Path home)
      throws IOException, InterruptedException {
    removeThoseOfTheDead(home);
    LocalCopies copies =
        new LocalCopies(home.resolve(Long.toString(ProcessHandle.current().pid())));
    try {
      copies.askFor(files, file -> archive.download(file.path(), copies.placeFor(file)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      copies.close();
      throw e;
    }
    return copies;
  }

  private Path placeFor(CommittedFile file) throws IOException {
    return Files.createDirectories(at(file).getParent()).resolve(at(file).getFileName());
  }

  Path root() {
    return root;
  }

  public Path at(CommittedFile file) {
    return root.resolve(file.path());
  }

  /** Whether one of them is no whole zstd frame. */
  boolean isAnyDamaged(List<CommittedFile> files) throws IOException {
    for (CommittedFile file : files) {
      if (ZstdFrames.isDamaged(() -> Files.newInputStream(at(file)))) {
        return true;
      }
    }
    return false;
  }

  private static void removeThoseOfTheDead(Path home) throws IOException {
    Files.createDirectories(home);
    try (Stream<Path> directories = Files.list(home)) {
      List<Path> ofProcesses =
          directories.filter(path -> path.getFileName().toString().matches("\\d{1,18}")).toList();
      for (Path directory : ofProcesses) {
        long pid = Long.parseLong(directory.getFileName().toString());
        if (ProcessHandle.of(pid).isEmpty() || pid == ProcessHandle.current().pid()) {
          new LocalCopies(directory).close();
        }
      }
    }
  }

  @Override
  public void close() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> below = Files.walk(root)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + root, e);
    }
  }
}
