package io.sportscards.contracts;

/** A field does not hold what its contract says. Thrown per message, so it carries no stack. */
final class BrokenRule extends Exception {
  private static final long serialVersionUID = 1L;

  private String path = "";

  /**
   * @param sentence the rest of a sentence whose subject is the field: {@code is 0, but at least 1
   *     is expected}
   */
  BrokenRule(String sentence) {
    super(sentence, null, false, false);
  }

  /** Puts a step, a name or {@code [2]}, in front of the path to the field. */
  BrokenRule within(String step) {
    boolean isJoined = path.isEmpty() || path.startsWith("[");
    path = isJoined ? step + path : step + "." + path;
    return this;
  }

  /** E.g. {@code lines[2].quantity is -1, but at least 0 is expected}. */
  String detail() {
    return path + " " + getMessage();
  }
}
