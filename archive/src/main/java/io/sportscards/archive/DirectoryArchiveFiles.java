package io.sportscards.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** An archive in a directory. */
public record DirectoryArchiveFiles(Path root) implements ArchiveFiles {

  @Override
  public List<ArchiveObject> list(String prefix) throws IOException {
    RegularFiles files = new RegularFiles(root);
    if (Files.isDirectory(root)) {
      Files.walkFileTree(root, files);
    }
    return files.found().stream()
        .filter(object -> object.key().startsWith(prefix))
        .sorted(Comparator.comparing(ArchiveObject::key))
        .toList();
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      return Files.newInputStream(root.resolve(key));
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("There is no " + root.resolve(key));
    }
  }

  @Override
  public String address() {
    return root.toString();
  }
}
