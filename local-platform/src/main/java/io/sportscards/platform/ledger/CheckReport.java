package io.sportscards.platform.ledger;

import java.util.List;

/**
 * What a {@link LedgerCheck} found.
 *
 * @param rows one per outcome
 * @param manifests number of manifests read
 * @param files files that they name
 * @param bytes of those files, compressed
 * @param lines in those files
 * @param problems how many things are wrong
 * @param firstProblems the first of them, a sentence each
 */
public record CheckReport(
    List<Row> rows,
    long manifests,
    long files,
    long bytes,
    long lines,
    long problems,
    List<String> firstProblems) {

  /**
   * One outcome.
   *
   * @param outcome {@code accepted}, {@code conflicting} or a reason of quarantine
   * @param expected lines that the ledgers demand
   * @param found those of them that the archive holds
   * @param missing those that it does not hold
   * @param twice those that it holds more than once
   * @param wrong those that it holds with other content or in another place
   * @param invented lines of this outcome that no ledger knows
   */
  public record Row(
      String outcome,
      long expected,
      long found,
      long missing,
      long twice,
      long wrong,
      long invented) {}

  /** Whether archive and ledgers say the same. */
  public boolean agrees() {
    return problems == 0;
  }
}
