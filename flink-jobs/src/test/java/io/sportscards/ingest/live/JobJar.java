package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jar that was built before the integration tests. */
final class JobJar {
  private JobJar() {}

  static Path find() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> jars = files.filter(file -> file.toString().endsWith("-job.jar")).toList();
      assertThat(jars).as("job jars in target").hasSize(1);
      return jars.get(0);
    }
  }
}
