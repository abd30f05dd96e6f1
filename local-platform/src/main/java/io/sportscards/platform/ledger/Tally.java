package io.sportscards.platform.ledger;

/** The counts of one outcome while they are gathered. */
final class Tally {
  long expected;
  long found;
  long missing;
  long twice;
  long wrong;
  long invented;

  CheckReport.Row row(String outcome) {
    return new CheckReport.Row(outcome, expected, found, missing, twice, wrong, invented);
  }
}
