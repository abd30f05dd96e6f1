package io.sportscards.contracts;

/** Is told what decoding came across besides its lines. */
public interface DecodeObserver {
  /** An accepted event of this type holds at least one field that the contract does not know. */
  void unknownField(String eventType);

  /**
   * A rejected body is too large for its line and must be stored under {@code
   * quarantine_bodies/<rejectionId>} before the line is used. Called again with the same bytes when
   * the message comes again. What this throws, {@link EventDecoder#decode} throws.
   */
  void keepBody(String rejectionId, byte[] body);
}
