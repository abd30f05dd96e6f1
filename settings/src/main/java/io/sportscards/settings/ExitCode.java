package io.sportscards.settings;

/** What a command's exit code means, so that scripts can act on it. */
public enum ExitCode {
  DONE(0),
  BUG(1),
  /** Wrong flags or settings: change them. */
  USAGE(2),
  /** The command worked and found that data do not agree. */
  DISAGREE(3),
  /** A service did not answer: try again. */
  UNREACHABLE(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
