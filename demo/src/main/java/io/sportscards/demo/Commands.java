package io.sportscards.demo;

import java.util.List;

/** The commands of {@code ./cards}, in the order of the overview. */
final class Commands {
  private Commands() {}

  static List<CliCommand> all() {
    return List.of();
  }
}
