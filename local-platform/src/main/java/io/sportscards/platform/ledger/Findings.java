package io.sportscards.platform.ledger;

import io.sportscards.contracts.RejectionReason;

/** Takes what the lines of files say. Called by several threads. */
interface Findings {

  /**
   * A sound line of bronze was found.
   *
   * @throws IllegalArgumentException when it is not as sound as it looked, with a sentence
   */
  void foundAccepted(ArchivedEvent event);

  /** A line of bronze was found that is not sound. */
  void foundUnsoundAccepted(String problem);

  /**
   * A sound line of quarantine was found, with an event that came with several contents.
   *
   * @throws IllegalArgumentException when it is not as sound as it looked, with a sentence
   */
  void foundConflicting(String rejectionId, ArchivedEvent event);

  /** A sound line of quarantine was found. */
  void foundRejected(RejectionReason reason, String rejectionId, String contentType, byte[] body);

  /** A line of quarantine was found that is not sound. */
  void foundUnsoundRejected(RejectionReason reason, String problem);
}
