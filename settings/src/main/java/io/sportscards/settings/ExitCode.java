package io.sportscards.settings;

/** What a command's exit code means, so that scripts can act on it. */
public enum ExitCode {
  DONE(0, "done"),
  BUG(1, "bug"),
  /** Wrong flags or settings: change them. */
  USAGE(2, "usage or settings"),
  /** The command worked and found that data do not agree. */
  DISAGREE(3, "data do not agree"),
  /** A service did not answer: try again. */
  UNREACHABLE(4, "a service is unreachable");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  /** {@code 0 done, 1 bug, ...} for help texts. */
  public static String legend() {
    StringBuilder text = new StringBuilder();
    for (ExitCode each : values()) {
      text.append(each.code == 0 ? "" : ", ").append(each.code).append(' ').append(each.meaning);
    }
    return text.toString();
  }
}
