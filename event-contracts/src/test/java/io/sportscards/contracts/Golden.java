package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds what the code makes against a committed file; {@code -Dfixtures.write=true} rewrites it.
 */
final class Golden {
  private Golden() {}

  static void hold(Path file, String actual, String rewrite) throws IOException {
    if (Boolean.getBoolean("fixtures.write")) {
      Files.writeString(file, actual);
    }
    assertThat(Files.readString(file)).as("%s is stale. %s", file, rewrite).isEqualTo(actual);
  }

  static void hold(Path file, byte[] actual, String rewrite) throws IOException {
    if (Boolean.getBoolean("fixtures.write")) {
      Files.write(file, actual);
    }
    assertThat(Files.readAllBytes(file)).as("%s is stale. %s", file, rewrite).isEqualTo(actual);
  }
}
