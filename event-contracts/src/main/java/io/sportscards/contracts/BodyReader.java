package io.sportscards.contracts;

import io.sportscards.contracts.MessageValue.ByteRange;
import java.io.IOException;

/** Reads messages of one encoding. Serves one body: what it found is not forgotten. */
interface BodyReader {
  /**
   * Fills a message from a part of the body. What was read before a failure stays.
   *
   * @throws IOException if the part is not of this encoding, or nested too deep
   * @throws BrokenRule if a value does not fit its field
   */
  void read(MessageValue into, byte[] body, ByteRange range) throws IOException, BrokenRule;

  /** Whether anything read so far is unknown to the contract. */
  boolean foundUnknown();
}
