package io.sportscards.loader.reconcile;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param types totals by event type
 * @param quarantine totals of what was rejected
 * @param waitingFiles named by manifests and not loaded yet
 * @param rejectedFiles that could not be loaded
 * @param strayFiles in the archive that no manifest names, left by attempts that did not commit
 * @param findings what does not agree; empty when all does
 */
public record ReconcileReport(
    List<TypeTotals> types,
    QuarantineTotals quarantine,
    long waitingFiles,
    long rejectedFiles,
    long strayFiles,
    List<Finding> findings) {

  /** A figure that nobody could tell. */
  public static final long UNKNOWN = -1;

  /**
   * One event type.
   *
   * @param days with events of it
   * @param bronzeLines in loaded files
   * @param bronzeEvents distinct ones in these
   * @param rawEvents rows of EVENTS
   * @param journalEvents distinct ones in the journal, accepted or not; {@link #UNKNOWN} where it
   *     was not asked
   */
  public record TypeTotals(
      String eventType,
      long days,
      long bronzeLines,
      long bronzeEvents,
      long rawEvents,
      long journalEvents) {}

  /**
   * What was rejected.
   *
   * @param lines in loaded files
   * @param messages distinct ones in these
   * @param rows of QUARANTINE that say the same
   */
  public record QuarantineTotals(long lines, long messages, long rows) {}

  public boolean agrees() {
    return findings.isEmpty();
  }
}
