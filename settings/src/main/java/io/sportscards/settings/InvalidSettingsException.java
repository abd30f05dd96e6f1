package io.sportscards.settings;

import java.util.List;

/**
 * All that is wrong with the settings of one start, together. The message is for the user as it is.
 */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems one sentence each
   */
  public InvalidSettingsException(List<String> problems) {
    super("Invalid settings:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each, in the order found. */
  public List<String> problems() {
    return problems;
  }
}
