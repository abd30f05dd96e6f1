package io.sportscards.platform.ledger;

import io.sportscards.contracts.RejectionReason;
import java.io.IOException;
import java.util.Arrays;

/** Which runs hold the lines that were sent; told of one run after the other. Thread-safe. */
final class LineHolders implements Findings {
  private static final int RUN = 0xFFFF; // the last run that holds it, counted from 1
  private static final int SEVERAL = 1 << 16;
  private static final int IN_BRONZE = 1 << 17; // of an event_id, whatever the content

  private final SentLines sent;
  private final Problems problems;
  private final int[] holders;
  private String runId = "";
  private int run;
  private long linesHere;

  LineHolders(SentLines sent, Problems problems) {
    this.sent = sent;
    this.problems = problems;
    this.holders = new int[sent.capacity()];
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
    return Arrays.stream(holders).filter(holder -> (holder & IN_BRONZE) > 0).count();
  }

  /** Lines that are in the i-th run alone, counted from 0. */
  synchronized long onlyIn(int i) {
    return Arrays.stream(holders).filter(holder -> (holder & (RUN | SEVERAL)) == i + 1).count();
  }

  /** Names what is in no run. */
  synchronized void nameMissing(Demands demands) throws IOException {
    demands.forEach(
        entry -> {
          int line = sent.of(entry);
          if ((holders[line] & (RUN | SEVERAL)) == 0) {
            holders[line] |= SEVERAL; // named once, however often it is demanded
            problems.add(missing(entry));
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
    found(event);
    int id = sent.eventId(event.id());
    if (id != SentLines.NONE) {
      holders[id] |= IN_BRONZE;
    }
  }

  @Override
  public synchronized void foundConflicting(String rejectionId, ArchivedEvent event) {
    ArchivedEvent.require(
        event.eventId(), "rejection_id", rejectionId, RejectionId.ofConflict(event));
    found(event);
  }

  private void found(ArchivedEvent event) {
    found(sent.event(event.id(), event.content()), "Event " + event.eventId());
  }

  @Override
  public synchronized void foundRejected(
      RejectionReason reason, String rejectionId, String contentType, byte[] body) {
    ArchivedEvent.require(
        rejectionId, "rejection_id", rejectionId, RejectionId.of(reason, contentType, body));
    found(sent.rejected(rejectionId), "Message " + rejectionId + " (" + reason + ")");
  }

  private void found(int line, String what) {
    if (line == SentLines.NONE) {
      problems.add(what + " is in run " + runId + ", but was never sent so.");
    } else if ((holders[line] & RUN) == run) {
      problems.add(what + " is in run " + runId + " more than once.");
    } else {
      int several = (holders[line] & RUN) > 0 ? SEVERAL : 0;
      holders[line] = (holders[line] & IN_BRONZE) | several | run;
      linesHere++;
    }
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
