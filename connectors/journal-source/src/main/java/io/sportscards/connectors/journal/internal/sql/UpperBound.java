package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalTable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fixes the last id to read, below which nothing can appear any more.
 *
 * <p>Ids are given out in order but committed in any. A statement that inserts takes a lock on the
 * table before it draws an id, and keeps it until its transaction ends. So after the greatest
 * visible id has been read, whoever may still commit a lower one holds that lock; when all
 * transactions that hold it then have ended, everything up to that id is visible or will never be.
 * Transactions that only read, or write elsewhere, are not waited for, and nobody waits for us.
 */
final class UpperBound {

  private static final Logger LOG = LoggerFactory.getLogger(UpperBound.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Session session;
  private final TableShape shape;
  private final JournalSettings settings;
  private final Pause pause;

  UpperBound(Session session, TableShape shape, JournalSettings settings, Pause pause) {
    this.session = session;
    this.shape = shape;
    this.settings = settings;
    this.pause = pause;
  }

  /**
   * Waits as long as it must, and may.
   *
   * @return empty if the table is
   * @throws JournalException naming who is in the way, if that takes too long
   */
  OptionalLong fix() throws JournalException {
    if (settings.upTo() != null) {
      return OptionalLong.of(settings.upTo());
    }
    refuseStandby();
    warnOfIdsInAdvance();
    OptionalLong greatest = greatest();
    if (greatest.isPresent()) {
      awaitEndOf(new Writers(session, shape), greatest.getAsLong());
    }
    return greatest;
  }

  private OptionalLong greatest() throws JournalException {
    String key = Identifiers.quoted(table().key());
    return session.one(
        "reading the greatest id",
        "select max(%s), max(%s) is null from %s"
            .formatted(key, key, Identifiers.quotedParts(table().name())),
        row -> row.getBoolean(2) ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)));
  }

  private void awaitEndOf(Writers writers, long greatest) throws JournalException {
    List<Writers.Writer> open = writers.inProgress();
    Set<String> awaited =
        open.stream().map(Writers.Writer::transaction).collect(Collectors.toSet());
    long deadline = System.nanoTime() + settings.patience().bound().toNanos();
    while (!open.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw tooLong(open, greatest);
      }
      pause.sleep(POLL);
      open =
          writers.inProgress().stream()
              .filter(writer -> awaited.contains(writer.transaction()))
              .toList();
    }
    LOG.info(
        "{}: the last id to read is {}, fixed after {} transactions in progress had ended",
        table().subject(),
        greatest,
        awaited.size());
  }

  private JournalException tooLong(List<Writers.Writer> open, long greatest) {
    return new JournalException(
        JournalException.Kind.SETUP,
        ("%s: the last id to read, %d, cannot be fixed, since a transaction that may still commit a"
                + " lower one has not ended within %s: %s. End it, for example with"
                + " pg_terminate_backend, or run again later.")
            .formatted(
                table().subject(),
                greatest,
                settings.patience().bound(),
                open.stream().map(Writers.Writer::description).collect(Collectors.joining(", "))),
        null);
  }

  private void refuseStandby() throws JournalException {
    if (session.isOnStandby()) {
      throw new JournalException(
          JournalException.Kind.SETUP,
          ("%s at %s is on a standby, where it cannot be seen which transactions may still commit a"
                  + " lower id; read the primary, or give the last id with setUpperId.")
              .formatted(table().subject(), session.server()),
          null);
    }
  }

  private void warnOfIdsInAdvance() throws JournalException {
    long drawn = idsDrawnAtOnce();
    if (drawn > 1) {
      LOG.warn(
          "{}: each session draws {} ids at once (cache of the sequence), so that rows with lower ids"
              + " than the last one may appear much later; those are not read",
          table().subject(),
          drawn);
    }
  }

  /** From the sequence that belongs to the key; 1 if none does. */
  long idsDrawnAtOnce() throws JournalException {
    return session.one(
        "looking the key's sequence up",
        """
        select coalesce(max(s.seqcache), 1) from pg_catalog.pg_sequence s
        where s.seqrelid = pg_catalog.to_regclass(pg_catalog.pg_get_serial_sequence(?, ?))
        """,
        row -> row.getLong(1),
        Identifiers.quotedParts(table().name()),
        table().key());
  }

  private JournalTable table() {
    return settings.table();
  }
}
