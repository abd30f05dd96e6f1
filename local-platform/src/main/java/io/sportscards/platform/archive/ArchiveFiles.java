package io.sportscards.platform.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of an archive, read only. Keys are relative to the archive's root. Thread-safe. */
public interface ArchiveFiles extends AutoCloseable {

  /** One object below the root. */
  record ArchiveObject(String key, long bytes) {}

  /** All objects whose key starts with the prefix, in the order of their keys. */
  List<ArchiveObject> list(String prefix) throws IOException;

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
