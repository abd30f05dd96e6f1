package io.sportscards.platform.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An archive in a directory. */
public record DirectoryArchiveFiles(Path root) implements ArchiveFiles {

  @Override
  public List<ArchiveObject> list(String prefix) throws IOException {
    List<ArchiveObject> objects = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String key = root.relativize(file).toString();
          if (key.startsWith(prefix)) {
            objects.add(new ArchiveObject(key, Files.size(file)));
          }
        }
      }
    }
    objects.sort(Comparator.comparing(ArchiveObject::key));
    return objects;
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
