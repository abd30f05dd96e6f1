package io.sportscards.connectors.journal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how far the journal is read, at most every ten seconds and at the end. */
final class Progress {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final Duration PERIOD = Duration.ofSeconds(10);

  private final String subject;
  private final Clock clock;
  private Instant next;

  Progress(String subject, Clock clock) {
    this.subject = subject;
    this.clock = clock;
    this.next = clock.instant();
  }

  void finished(int splits, Plan.Extent extent) {
    Instant now = clock.instant();
    if (splits < extent.splits() && now.isBefore(next)) {
      return;
    }
    next = now.plus(PERIOD);
    LOG.info("{}", sentence(splits, extent));
  }

  String sentence(int splits, Plan.Extent extent) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d splits are read, about %,d of %,d rows",
        subject,
        splits,
        extent.splits(),
        rows(splits, extent),
        extent.rows());
  }

  /** Splits have about equally many rows. */
  static long rows(int splits, Plan.Extent extent) {
    return extent.splits() == 0
        ? 0
        : Math.round(extent.rows() * ((double) splits / extent.splits()));
  }
}
