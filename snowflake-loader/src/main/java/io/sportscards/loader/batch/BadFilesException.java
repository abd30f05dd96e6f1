package io.sportscards.loader.batch;

import io.sportscards.loader.files.CommittedFile;
import java.util.Map;

/** Files of a batch that cannot be loaded. */
final class BadFilesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Map<CommittedFile, String> files;

  /**
   * @param files each with a sentence; empty when it is not known which of the batch they are
   */
  BadFilesException(Map<CommittedFile, String> files, Throwable cause) {
    super(cause);
    this.files = files;
  }

  Map<CommittedFile, String> files() {
    return files;
  }
}
