package io.sportscards.platform.ledger;

import io.sportscards.contracts.RejectionReason;
import java.io.IOException;
import java.util.Arrays;

/** Which runs hold the lines that were sent; told of one run after the other. Thread-safe. */
final class LineHolders implements Findings {
  private static final int RUN = 0xFFFF; // the last run that holds it, counted from 1
  private static final int SEVERAL = 1 << 16;

  private final SentLines sent;
  private final Problems problems;
  private final int[] holders;
  private final int[] accepting; // the last run with an event_id in bronze, whatever the content
  private String runId = "";
  private int run;
  private long linesHere;

  LineHolders(SentLines sent, Problems problems) {
    this.sent = sent;
    this.problems = problems;
    this.holders = new int[sent.capacity()];
    this.accepting = new int[sent.capacity()];
  }

  /** What is found from now on is in this run. */
  synchronized void next(String nextRunId) {
    if (run == RUN) {
      throw new IllegalArgumentException("There are more than " + RUN + " runs");
    }
    run++;
    runId = nextRunId;
    linesHere = 0;
  }

  /** Lines of the present run that were sent. */
  synchronized long linesHere() {
    return linesHere;
  }

  /** Lines that are in some run. */
  synchronized long found() {
    return Arrays.stream(holders).filter(holder -> (holder & RUN) > 0).count();
  }

  /** Distinct event_ids in bronze. */
  synchronized long foundEvents() {
    return Arrays.stream(accepting).filter(last -> last > 0).count();
  }

  /** Lines that are in the i-th run alone, counted from 0. */
  synchronized long onlyIn(int i) {
    return Arrays.stream(holders).filter(holder -> (holder & (RUN | SEVERAL)) == i + 1).count();
  }

  /** Names what is in no run, and events that are nowhere accepted. */
  synchronized void nameMissing(Demands demands) throws IOException {
    demands.forEach(
        entry -> {
          int line = sent.of(entry);
          if (holders[line] == 0) {
            holders[line] = SEVERAL; // named once, however often it is demanded
            problems.add(missing(entry));
          } else if (entry instanceof LedgerEntry.Accepted event
              && (holders[line] & RUN) > 0
              && accepting[sent.eventId(Digest.ofText(event.eventId()))] == 0) {
            accepting[sent.eventId(Digest.ofText(event.eventId()))] = RUN; // likewise
            problems.add(
                "Event %s (%s) is a conflict in every run that has it, and in bronze of none."
                    .formatted(event.eventId(), event.eventType()));
          }
        });
  }

  private static String missing(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Accepted event) {
      return "Event %s (%s) is in no run.".formatted(event.eventId(), event.eventType());
    }
    if (entry instanceof LedgerEntry.Conflicting event) {
      return "A conflicting content of %s is in no run.".formatted(event.eventId());
    }
    return "A bad message (%s, meant as %s) is in no run."
        .formatted(((LedgerEntry.Rejected) entry).reason(), entry.eventType());
  }

  @Override
  public synchronized void foundAccepted(ArchivedEvent event) {
    boolean isNew = found(event);
    int id = sent.eventId(event.id());
    if (id == SentLines.NONE) {
      return;
    }
    if (isNew && accepting[id] == run) {
      problems.add(
          "Event %s is in bronze of run %s with several contents."
              .formatted(event.eventId(), runId));
    }
    accepting[id] = run;
  }

  @Override
  public synchronized void foundConflicting(String rejectionId, ArchivedEvent event) {
    ArchivedEvent.require(
        event.eventId(), "rejection_id", rejectionId, RejectionId.ofConflict(event));
    found(event);
  }

  private boolean found(ArchivedEvent event) {
    return found(sent.event(event.id(), event.content()), "Event " + event.eventId());
  }

  @Override
  public synchronized void foundRejected(
      RejectionReason reason, String rejectionId, String contentType, byte[] body) {
    ArchivedEvent.require(
        rejectionId, "rejection_id", rejectionId, RejectionId.of(reason, contentType, body));
    found(sent.rejected(rejectionId), "Message " + rejectionId + " (" + reason + ")");
  }

  /** Whether it was sent, and the present run has not had it yet. */
  private boolean found(int line, String what) {
    if (line == SentLines.NONE) {
      problems.add(what + " is in run " + runId + ", but was never sent so.");
      return false;
    }
    if ((holders[line] & RUN) == run) {
      problems.add(what + " is in run " + runId + " more than once.");
      return false;
    }
    holders[line] = holders[line] == 0 ? run : SEVERAL | run;
    linesHere++;
    return true;
  }

  @Override
  public void foundUnsoundAccepted(String problem) {
    problems.add(problem);
  }

  @Override
  public void foundUnsoundRejected(RejectionReason reason, String problem) {
    problems.add(problem);
  }
}
