package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.Outage;
import io.sportscards.connectors.journal.internal.Plan;
import io.sportscards.connectors.journal.internal.SplitCut;
import io.sportscards.connectors.journal.internal.SplitPlanner;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fixes the upper id, samples ids and cuts splits; starts over if the connection is lost. */
public final class PlanSplits implements SplitPlanner {

  private static final Logger LOG = LoggerFactory.getLogger(PlanSplits.class);

  private final Connector connector;
  private final JournalSettings settings;
  private final int parallelism;
  private final Pause pause = new Pause();
  private volatile Session open;

  public PlanSplits(Connector connector, JournalSettings settings, int parallelism) {
    this.connector = connector;
    this.settings = settings;
    this.parallelism = parallelism;
  }

  @Override
  public Plan plan() throws JournalException {
    Outage outage = Outage.of(settings);
    while (true) {
      try (Session session = connector.connect()) {
        open = session;
        // whoever closes from now on sees what is open
        pause.refuseAfterEnd();
        return plan(session);
      } catch (JournalException e) {
        Duration delay = outage.goesOn(e);
        LOG.warn("{} Plans again in {}.", e.getMessage(), delay);
        pause.sleep(delay);
      } finally {
        open = null;
      }
    }
  }

  private Plan plan(Session session) throws JournalException {
    TableShape shape = TableShape.of(session, settings);
    OptionalLong upTo = new UpperBound(session, shape, settings, pause).fix();
    if (upTo.isEmpty()) {
      return Plan.nothing();
    }
    OptionalLong lowest = lowest(session, upTo.getAsLong());
    if (lowest.isEmpty()) {
      return Plan.nothing();
    }
    IdSample sample = IdSample.take(session, shape, settings.table(), upTo.getAsLong());
    int splits = SplitCut.count(sample.estimatedRows(), settings.splitRows(), parallelism);
    return Plan.of(
        upTo.getAsLong(),
        sample.estimatedRows(),
        SplitCut.cut(lowest.getAsLong(), upTo.getAsLong(), sample.sorted(), splits));
  }

  private OptionalLong lowest(Session session, long upTo) throws JournalException {
    String key = Identifiers.quoted(settings.table().key());
    return session.one(
        "reading the lowest id",
        "select min(%s), min(%s) is null from %s where %s <= ?"
            .formatted(key, key, Identifiers.quotedParts(settings.table().name()), key),
        row -> row.getBoolean(2) ? OptionalLong.empty() : OptionalLong.of(row.getLong(1)),
        upTo);
  }

  @Override
  public void close() {
    pause.end();
    Session session = open;
    if (session != null) {
      session.abort();
    }
  }
}
