package io.sportscards.demo.services;

import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A jar that a session cluster runs. */
public final class JobJar {
  private JobJar() {}

  /**
   * Finds the live job's where the build leaves it.
   *
   * @throws CommandFailure when it has not been built
   */
  public static Path find(Path root) throws CommandFailure, IOException {
    return find(root, "flink-jobs");
  }

  /**
   * Finds that of a module where the build leaves it.
   *
   * @throws CommandFailure when it has not been built
   */
  public static Path find(Path root, String module) throws CommandFailure, IOException {
    Path directory = root.resolve(module).resolve("target");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> jars =
            files.filter(file -> file.getFileName().toString().endsWith("-job.jar")).toList();
        if (jars.size() == 1) {
          return jars.get(0);
        }
      }
    }
    throw new CommandFailure(
        ExitCode.USAGE, "There is no job jar in " + directory + "; run 'make build'");
  }
}
