package io.sportscards.loader.warehouse;

import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
      throws IOException {
    removeThoseOfTheDead(home);
    LocalCopies copies =
        new LocalCopies(home.resolve(Long.toString(ProcessHandle.current().pid())));
    for (CommittedFile file : files) {
      Path to = copies.at(file);
      Files.createDirectories(to.getParent());
      try {
        ArchiveFiles.ArchiveObject copied = archive.download(file.path(), to);
        copies.found(file, copied.bytes(), copied.etag());
      } catch (FileNotFoundException e) {
        copies.missing(file);
      }
    }
    return copies;
  }

  Path root() {
    return root;
  }

  public Path at(CommittedFile file) {
    return root.resolve(file.path());
  }

  /** Whether one of them is no whole zstd frame. */
  boolean isAnyDamaged(List<CommittedFile> files) {
    return files.stream().anyMatch(file -> isDamaged(at(file)));
  }

  private static boolean isDamaged(Path file) {
    try (InputStream lines = new ZstdInputStream(Files.newInputStream(file))) {
      lines.transferTo(OutputStream.nullOutputStream());
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void removeThoseOfTheDead(Path home) throws IOException {
    Files.createDirectories(home);
    try (Stream<Path> directories = Files.list(home)) {
      for (Path directory : directories.toList()) {
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
