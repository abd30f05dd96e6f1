package io.sportscards.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code .local/s3/archive}: which directory below it is the archive's root. It stays when the
 * server stops, so that the files can still be read.
 */
final class ArchiveAtRest {
  private ArchiveAtRest() {}

  /**
   * Notes where the archive lies.
   *
   * @param files the bucket's directory
   * @param prefix of all keys; empty for none
   */
  static void note(Path local, Path files, String prefix) {
    Path s3 = local.toAbsolutePath().resolve("s3");
    try {
      Files.writeString(
          s3.resolve("archive"), s3.relativize(files.toAbsolutePath().resolve(prefix)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + s3.resolve("archive"), e);
    }
  }

  /** The archive's root; empty when no server has run. */
  static Optional<Path> under(Path local) {
    Path s3 = local.toAbsolutePath().resolve("s3");
    if (Files.notExists(s3.resolve("archive"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(s3.resolve(Files.readString(s3.resolve("archive")).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + s3.resolve("archive"), e);
    }
  }
}
