package io.sportscards.contracts;

/** The verdict on a message that is not accepted. Thrown per message, so it carries no stack. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  /**
   * @param detail one sentence: what is wrong, which value, what was expected
   */
  Rejection(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  RejectionReason reason() {
    return reason;
  }
}
