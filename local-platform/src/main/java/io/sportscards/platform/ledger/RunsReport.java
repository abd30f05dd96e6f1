package io.sportscards.platform.ledger;

import java.util.List;

/**
 * What a {@link RunsCheck} found.
 *
 * @param runs in the order in which they were asked for
 * @param sent lines that the ledgers demand
 * @param found those of them that some run holds
 * @param sentEvents distinct event_ids that the ledgers demand
 * @param foundEvents those of them that are in bronze of some run: what a reader counts that takes
 *     each event_id once
 * @param problems how many things are wrong
 * @param firstProblems the first of them, a sentence each
 */
public record RunsReport(
    List<Run> runs,
    long sent,
    long found,
    long sentEvents,
    long foundEvents,
    long problems,
    List<String> firstProblems) {

  /**
   * One run.
   *
   * @param lines that were sent, in bronze and quarantine
   * @param onlyHere those of them that no other run holds
   */
  public record Run(String runId, long lines, long onlyHere) {

    /** Those that another run holds too. */
    public long elsewhereToo() {
      return lines - onlyHere;
    }
  }

  /** Whether the runs together and the ledgers say the same. */
  public boolean agrees() {
    return problems == 0;
  }
}
