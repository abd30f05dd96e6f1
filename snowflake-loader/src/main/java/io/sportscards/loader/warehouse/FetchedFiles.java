package io.sportscards.loader.warehouse;

import io.sportscards.loader.files.CommittedFile;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that were looked at before a load. Closing gives back what they take.
 *
 * <p>Not thread-safe.
 */
public abstract class FetchedFiles implements AutoCloseable {
  private final Map<CommittedFile, String> etags = new LinkedHashMap<>();
  private final Map<CommittedFile, String> bad = new LinkedHashMap<>();

  /** Those that are as their manifests say, with their ETags; null where files have none. */
  public final Map<CommittedFile, String> etags() {
    return etags;
  }

  /** The others, each with a sentence that says what is wrong. */
  public final Map<CommittedFile, String> bad() {
    return bad;
  }

  /** Sorts a file that was found in. */
  protected final void found(CommittedFile file, long bytes, String etag) {
    if (bytes == file.bytes()) {
      etags.put(file, etag);
    } else {
      bad.put(file, "has %,d bytes; its manifest says %,d".formatted(bytes, file.bytes()));
    }
  }

  /** Sorts a file that is not there in. */
  protected final void missing(CommittedFile file) {
    bad.put(file, "is missing, although manifest " + file.manifest() + " names it");
  }

  @Override
  public abstract void close();
}
