package io.sportscards.archive;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the files below a directory. What goes away meanwhile, as checkpoints do, is passed
 * over.
 */
final class RegularFiles extends SimpleFileVisitor<Path> {
  private final Path root;
  private final List<ArchiveObject> found = new ArrayList<>();

  RegularFiles(Path root) {
    this.root = root;
  }

  /** In no particular order; keys are relative to the root. */
  List<ArchiveObject> found() {
    return found;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      found.add(new ArchiveObject(root.relativize(file).toString(), attributes.size(), null));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    return passOver(failure);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException failure)
      throws IOException {
    return failure == null ? FileVisitResult.CONTINUE : passOver(failure);
  }

  private static FileVisitResult passOver(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
