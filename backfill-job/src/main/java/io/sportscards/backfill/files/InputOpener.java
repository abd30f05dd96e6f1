package io.sportscards.backfill.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Opens what lies at a path: with Flink's file systems in a job, else with what is at hand. */
@FunctionalInterface
public interface InputOpener extends Serializable {

  /**
   * The bytes from the first on; the caller closes it.
   *
   * @param path with its scheme
   * @throws java.io.FileNotFoundException if nothing lies there
   */
  InputStream open(String path) throws IOException;
}
