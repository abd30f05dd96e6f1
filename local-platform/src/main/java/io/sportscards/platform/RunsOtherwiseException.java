package io.sportscards.platform;

import java.util.List;

/** The platform runs, and not as it is asked for. */
public final class RunsOtherwiseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RunsOtherwiseException(List<String> differences) {
    super(
        "The local platform runs with other settings than are asked for now:\n  "
            + String.join("\n  ", differences)
            + "\n./cards down, then ./cards up takes the new ones; ./cards stop before that keeps the run's open lines, and what waits in an embedded broker is lost");
  }
}
