package io.sportscards.archive;

import java.io.IOException;

/** An archive of which records may be written and files removed. */
public interface WritableArchive extends ArchiveFiles {

  /** Puts an object in place of what was there, whole or not at all. */
  void write(String key, byte[] content) throws IOException;

  /** Removes an object; one that is not there is as good as removed. */
  void delete(String key) throws IOException;
}
