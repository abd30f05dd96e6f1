package io.sportscards.contracts;

import java.util.regex.Pattern;

/** Keeps out of object keys and lines what a run must not be called. */
final class RunNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private RunNames() {}

  static void check(RunContext run) {
    check("run id", run.runId());
    check("source", run.source());
  }

  private static void check(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " is "
              + Quote.quote(name)
              + ", but 1 to 128 letters, digits, dots, dashes or underscores are expected");
    }
  }
}
