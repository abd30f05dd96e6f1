package io.sportscards.settings;

import java.util.List;

/** One command of {@code ./cards}. */
public interface CliCommand {

  /** Its name, flags, help and examples; the name is {@code cards} and one word or two. */
  Command spec();

  /**
   * Does it. Results go to standard output, progress and problems to standard error.
   *
   * @throws CommandFailure with the sentence for the user and the exit code
   */
  ExitCode run(Settings settings) throws Exception;

  /** Its sources of settings, where one that usually comes later must win. */
  default Sources from(Sources sources) {
    return sources;
  }

  /** Whether it needs servers that run, which the local platform would be. */
  default boolean talksToServers() {
    return true;
  }

  /** Whether it is the one meant, of several that are called by the same words. */
  default boolean takes(List<String> flags) {
    return true;
  }

  /** What calls it, such as {@code live} or {@code dead-letters list}. */
  default String word() {
    return spec().name().substring(spec().name().indexOf(' ') + 1);
  }
}
