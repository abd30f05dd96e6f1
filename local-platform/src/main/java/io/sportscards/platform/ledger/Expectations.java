package io.sportscards.platform.ledger;

import io.sportscards.contracts.RejectionReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the ledgers demand, and what of it was found. Thread-safe once loaded; 50 bytes or so per
 * event, more for the few that are bad or in conflict.
 */
final class Expectations implements Findings {
  private final EventTable events = new EventTable();
  private final Map<Digest, ConflictGroup> conflicts = new HashMap<>();
  private final Set<Digest> withUnknownMember = new HashSet<>();
  private final Tally accepted = new Tally();
  private final Map<RejectionReason, Tally> rejected = new EnumMap<>(RejectionReason.class);
  private final BadMessages bad;
  private final Problems problems;
  private final Demands demands;

  private Expectations(Demands demands, Problems problems) {
    this.demands = demands;
    this.problems = problems;
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(reason, new Tally());
    }
    this.bad = new BadMessages(rejected, problems);
  }

  /** Ledgers may overlap: what two of them demand is demanded once. */
  static Expectations load(Demands demands, Problems problems) throws IOException {
    Expectations expectations = new Expectations(demands, problems);
    demands.forEach(expectations::expect);
    for (Map.Entry<Digest, ConflictGroup> conflict : expectations.conflicts.entrySet()) {
      int slot = expectations.events.find(conflict.getKey());
      if (slot >= 0) {
        conflict.getValue().add(expectations.events.content(slot));
      }
    }
    return expectations;
  }

  private void expect(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Accepted event) {
      Digest id = Digest.ofText(event.eventId());
      Digest content = content(event.canonical(), event.hasUnknownMember());
      Digest before = events.putIfAbsent(id, content);
      if (before != null && !before.equals(content)) {
        conflict(event.eventId(), id).add(content);
      }
    } else if (entry instanceof LedgerEntry.Conflicting event) {
      conflict(event.eventId(), Digest.ofText(event.eventId()))
          .add(content(event.canonical(), event.hasUnknownMember()));
    } else if (entry instanceof LedgerEntry.Rejected message) {
      bad.expect(message);
    }
  }

  private Digest content(byte[] canonical, boolean hasUnknownMember) {
    Digest content = Digest.of(canonical);
    if (hasUnknownMember) {
      withUnknownMember.add(content);
    }
    return content;
  }

  private ConflictGroup conflict(String eventId, Digest id) {
    return conflicts.computeIfAbsent(id, unused -> new ConflictGroup(eventId));
  }

  @Override
  public synchronized void foundAccepted(ArchivedEvent event) {
    requireOriginal(event);
    ConflictGroup group = conflicts.get(event.id());
    if (group != null) {
      if (!group.sawInBronze(event.content())) {
        wrong(accepted, event);
      }
      return;
    }
    int slot = events.find(event.id());
    if (slot < 0) {
      accepted.invented++;
      problems.add("Event " + event.eventId() + " is in bronze, but was never sent.");
    } else if (!events.content(slot).equals(event.content())) {
      events.markWrong(slot);
      wrong(accepted, event);
    } else if (events.countFound(slot) > 1) {
      accepted.twice++;
      problems.add("Event " + event.eventId() + " is in bronze more than once.");
    }
  }

  private void wrong(Tally tally, ArchivedEvent event) {
    tally.wrong++;
    problems.add(
        "Event " + event.eventId() + " is in the archive with other content than was sent.");
  }

  @Override
  public synchronized void foundUnsoundAccepted(String problem) {
    accepted.wrong++;
    problems.add(problem);
  }

  /** A line without them is not sound, since an older contract cannot tell it from a whole one. */
  private void requireOriginal(ArchivedEvent event) {
    if (!event.hasOriginal() && withUnknownMember.contains(event.content())) {
      throw new IllegalArgumentException(
          "Event "
              + event.eventId()
              + " came with a member that the contract does not know, but its line has no payload_raw.");
    }
  }

  @Override
  public synchronized void foundConflicting(String rejectionId, ArchivedEvent event) {
    requireOriginal(event);
    ConflictGroup group = conflicts.get(event.id());
    Tally tally = rejected.get(RejectionReason.CONFLICTING_DUPLICATE);
    if (group == null) {
      tally.invented++;
      problems.add("Event " + event.eventId() + " is in quarantine as conflicting, but never was.");
      return;
    }
    ArchivedEvent.require(
        event.eventId(), "rejection_id", rejectionId, RejectionId.ofConflict(event));
    if (!group.sawInQuarantine(event.content())) {
      wrong(tally, event);
    }
  }

  @Override
  public synchronized void foundRejected(
      RejectionReason reason, String rejectionId, String contentType, byte[] body) {
    bad.found(reason, rejectionId, contentType, body);
  }

  @Override
  public synchronized void foundUnsoundRejected(RejectionReason reason, String problem) {
    rejected.get(reason).wrong++;
    problems.add(problem);
  }

  /** Judges what is missing; to be called once, after everything was found. */
  synchronized List<CheckReport.Row> rows() throws IOException {
    judgeEvents();
    Tally conflicting = rejected.get(RejectionReason.CONFLICTING_DUPLICATE);
    conflicts.values().forEach(group -> group.judge(accepted, conflicting, problems));
    bad.judge();
    List<CheckReport.Row> rows = new ArrayList<>();
    rows.add(accepted.row("accepted"));
    rejected.forEach((reason, tally) -> rows.add(tally.row(reason.name())));
    return rows;
  }

  private void judgeEvents() throws IOException {
    long missingBefore = accepted.missing;
    events.forEachSlot(
        (id, slot) -> {
          if (conflicts.containsKey(id)) {
            return;
          }
          accepted.expected++;
          if (events.timesFound(slot) > 0) {
            accepted.found++;
          } else if (events.isMissing(slot)) {
            accepted.missing++;
          }
        });
    if (accepted.missing > missingBefore) {
      nameMissing();
    }
  }

  /** The table knows digests only, so the names come from the demands. */
  private void nameMissing() throws IOException {
    demands.forEach(
        entry -> {
          if (entry instanceof LedgerEntry.Accepted event) {
            Digest id = Digest.ofText(event.eventId());
            int slot = events.find(id);
            if (events.isMissing(slot) && !conflicts.containsKey(id)) {
              events.markWrong(slot); // named once, however often it is demanded
              problems.add(
                  "Event "
                      + event.eventId()
                      + " ("
                      + event.eventType()
                      + ") is missing in bronze.");
            }
          }
        });
  }
}
