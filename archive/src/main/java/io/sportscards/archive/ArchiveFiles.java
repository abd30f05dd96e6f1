package io.sportscards.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The files of an archive, read only. Keys are relative to the archive's root. Thread-safe. */
public interface ArchiveFiles extends AutoCloseable {

  /** Objects in a page. */
  int PAGE = 1_000;

  /**
   * One object below the root.
   *
   * @param etag changes with the content; null where files have none
   */
  record ArchiveObject(String key, long bytes, String etag) {}

  /** All objects whose key starts with the prefix, in the order of their keys. */
  List<ArchiveObject> list(String prefix) throws IOException;

  /**
   * The first {@value #PAGE} of the objects whose key starts with the prefix and is greater than
   * another, in the order of their keys; empty where there are no more.
   */
  default List<ArchiveObject> page(String prefix, String after) throws IOException {
    return list(prefix).stream().filter(o -> o.key().compareTo(after) > 0).limit(PAGE).toList();
  }

  /** Names directly below a prefix that ends in a slash, where further keys lie below them. */
  default List<String> folders(String prefix) throws IOException {
    return list(prefix).stream()
        .map(object -> object.key().substring(prefix.length()))
        .filter(rest -> rest.contains("/"))
        .map(rest -> rest.substring(0, rest.indexOf('/')))
        .distinct()
        .toList();
  }

  /**
   * Copies one object into a local file, in place of what was there.
   *
   * @return what was copied
   * @throws java.io.FileNotFoundException when there is no such object
   */
  default ArchiveObject download(String key, Path to) throws IOException {
    try (InputStream in = open(key)) {
      return new ArchiveObject(key, Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING), null);
    }
  }

  /**
   * One object, without its bytes.
   *
   * @throws java.io.FileNotFoundException when there is no such object
   */
  default ArchiveObject stat(String key) throws IOException {
    return list(key).stream()
        .filter(object -> object.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new FileNotFoundException("There is no " + key + " in " + address()));
  }

  /**
   * The bytes of one object, as stored.
   *
   * @throws java.io.FileNotFoundException when there is no such object
   */
  InputStream open(String key) throws IOException;

  /** Where the root is, for people, e.g. {@code s3://bucket/prefix}. */
  String address();

  /** Ends connections, where there are any. */
  @Override
  default void close() {}
}
