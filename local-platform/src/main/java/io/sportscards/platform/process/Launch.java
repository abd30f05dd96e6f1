package io.sportscards.platform.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a server process is started.
 *
 * @param name what messages call it, e.g. {@code RabbitMQ}
 * @param command program and arguments
 * @param environment variables added to those of this process
 * @param directory its working directory
 * @param log where its output is appended
 */
public record Launch(
    String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The variables may hold passwords. */
  @Override
  public String toString() {
    return "Launch[" + name + " in " + directory + ", log " + log + "]";
  }
}
