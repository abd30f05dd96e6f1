package io.sportscards.platform.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/** The contents that were sent under one event_id, and where each was found. */
final class ConflictGroup {
  private static final class Seen {
    int inBronze;
    int inQuarantine;
  }

  private final String eventId;
  private final Map<Digest, Seen> contents = new LinkedHashMap<>();

  ConflictGroup(String eventId) {
    this.eventId = eventId;
  }

  void add(Digest content) {
    contents.putIfAbsent(content, new Seen());
  }

  /** False when no such content was sent. */
  boolean sawInBronze(Digest content) {
    Seen seen = contents.get(content);
    if (seen != null) {
      seen.inBronze++;
    }
    return seen != null;
  }

  /** False when no such content was sent. */
  boolean sawInQuarantine(Digest content) {
    Seen seen = contents.get(content);
    if (seen != null) {
      seen.inQuarantine++;
    }
    return seen != null;
  }

  /** Whichever came first must be in bronze once, and each other one in quarantine once. */
  void judge(Tally accepted, Tally conflicting, Problems problems) {
    long inBronze = contents.values().stream().mapToLong(seen -> seen.inBronze).sum();
    accepted.expected++;
    if (inBronze > 0) {
      accepted.found++;
    } else {
      accepted.missing++;
      problems.add("Event " + eventId + " came with several contents, and none is in bronze.");
    }
    if (inBronze > 1) {
      accepted.twice++;
      problems.add("Event " + eventId + " is in bronze " + inBronze + " times.");
    }
    conflicting.expected += contents.size() - 1L;
    int spare = inBronze == 0 ? 1 : 0; // the one whose absence from bronze was told above
    for (Seen seen : contents.values()) {
      if (seen.inBronze > 0) {
        if (seen.inQuarantine > 0) {
          conflicting.wrong++;
          problems.add("A content of " + eventId + " is in bronze and in quarantine too.");
        }
      } else if (seen.inQuarantine == 0) {
        if (spare-- <= 0) {
          conflicting.missing++;
          problems.add("A conflicting content of " + eventId + " is missing in quarantine.");
        }
      } else {
        conflicting.found++;
        if (seen.inQuarantine > 1) {
          conflicting.twice++;
          problems.add(
              "A conflicting content of "
                  + eventId
                  + " is in quarantine "
                  + seen.inQuarantine
                  + " times.");
        }
      }
    }
  }
}
