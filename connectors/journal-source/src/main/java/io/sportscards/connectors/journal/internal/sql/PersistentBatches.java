package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.JournalRowReader;
import io.sportscards.connectors.journal.internal.Batch;
import io.sportscards.connectors.journal.internal.BatchSource;
import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.Outage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks over one connection, and over a new one when that is lost. A page arrives whole or not at
 * all, so that asking for it again neither skips nor repeats.
 */
public final class PersistentBatches<T> implements BatchSource<T> {

  private static final Logger LOG = LoggerFactory.getLogger(PersistentBatches.class);

  private final Connector connector;
  private final JournalSettings settings;
  private final JournalRowReader<T> rowReader;
  private final Outage outage;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile Session session;
  private volatile PageQuery<T> query;
  // the session that is being asked, if one is
  private volatile Session asked;
  private volatile boolean isAborted;

  public PersistentBatches(
      Connector connector, JournalSettings settings, JournalRowReader<T> rowReader, Outage outage) {
    this.connector = connector;
    this.settings = settings;
    this.rowReader = rowReader;
    this.outage = outage;
  }

  @Override
  public Batch<T> next(long after, long to) throws IOException {
    while (!isAborted) {
      try {
        return ask(after, to);
      } catch (JournalException e) {
        close();
        if (isAborted || isWokenUpWithin(outage.goesOn(e), e)) {
          return null;
        }
      }
    }
    return null;
  }

  private Batch<T> ask(long after, long to) throws IOException {
    if (session == null) {
      session = connector.connect();
    }
    asked = session;
    try {
      // whoever aborts from now on sees what is asked
      if (isAborted) {
        close();
        return null;
      }
      if (query == null) {
        query = PageQuery.over(session, settings, rowReader);
      }
      Batch<T> batch = query.read(after, to);
      outage.ended();
      return batch;
    } finally {
      asked = null;
    }
  }

  private boolean isWokenUpWithin(Duration delay, JournalException cause) throws IOException {
    LOG.warn("{} Tries again in {}.", cause.getMessage(), delay);
    try {
      boolean isWokenUp = wakeUps.tryAcquire(delay.toMillis(), TimeUnit.MILLISECONDS);
      // each split that is added wakes us up, wanted or not
      wakeUps.drainPermits();
      return isWokenUp;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("Interrupted while waiting for the database").initCause(e);
    }
  }

  @Override
  public void wakeUp() {
    wakeUps.release();
  }

  @Override
  public void abort() {
    isAborted = true;
    wakeUp();
    Session now = asked;
    if (now != null) {
      now.abort();
    }
  }

  @Override
  public void close() {
    Session last = session;
    query = null;
    session = null;
    if (last != null) {
      last.close();
    }
  }
}
