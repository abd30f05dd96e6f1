package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.RejectionReason;
import java.util.HashMap;
import java.util.Map;

/**
 * The bad messages that the ledgers demand in quarantine, and which were found. Not thread-safe.
 */
final class BadMessages {
  private static final byte[] ZERO = {0};

  private static final class Expected {
    final RejectionReason reason;
    final String eventType;
    int found;
    boolean isWrong;

    Expected(RejectionReason reason, String eventType) {
      this.reason = reason;
      this.eventType = eventType;
    }
  }

  private final Map<Digest, Expected> messages = new HashMap<>();
  private final Map<RejectionReason, Tally> tallies;
  private final Problems problems;

  BadMessages(Map<RejectionReason, Tally> tallies, Problems problems) {
    this.tallies = tallies;
    this.problems = problems;
  }

  void expect(LedgerEntry.Rejected message) {
    messages.putIfAbsent(
        key(message.contentType(), message.body()),
        new Expected(message.reason(), message.eventType()));
  }

  private static Digest key(String contentType, byte[] body) {
    return Digest.of(contentType == null ? ZERO : contentType.getBytes(UTF_8), ZERO, body);
  }

  /** A sound line of quarantine was found. */
  void found(RejectionReason reason, String rejectionId, String contentType, byte[] body) {
    Expected message = messages.get(key(contentType, body));
    if (message == null) {
      tallies.get(reason).invented++;
      problems.add(
          "Message %s is in quarantine as %s, but was never sent so."
              .formatted(rejectionId, reason));
      return;
    }
    String rightId = RejectionId.of(reason, contentType, body);
    if (message.reason != reason) {
      wrong(
          message,
          "Message %s is in quarantine as %s; expected %s."
              .formatted(rejectionId, reason, message.reason));
    } else if (!rightId.equals(rejectionId)) {
      wrong(
          message,
          "Message %s is in quarantine (%s) under this rejection_id; expected %s."
              .formatted(rejectionId, reason, rightId));
    } else if (++message.found > 1) {
      tallies.get(reason).twice++;
      problems.add(
          "Message %s (%s) is in quarantine more than once.".formatted(rejectionId, reason));
    }
  }

  private void wrong(Expected message, String problem) {
    message.isWrong = true;
    tallies.get(message.reason).wrong++;
    problems.add(problem);
  }

  /** Judges what is missing; to be called once, after everything was found. */
  void judge() {
    for (Expected message : messages.values()) {
      Tally tally = tallies.get(message.reason);
      tally.expected++;
      if (message.found > 0) {
        tally.found++;
      } else if (!message.isWrong) {
        tally.missing++;
        problems.add(
            "A bad message (%s, meant as %s) is missing in quarantine."
                .formatted(message.reason, message.eventType));
      }
    }
  }
}
