package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import java.util.List;

/** Transactions that have written to the table, or are about to, and have not ended. */
final class Writers {

  /**
   * One of them.
   *
   * @param transaction its virtual id, which none has again before the server restarts
   * @param description for a person who has to end it
   */
  record Writer(String transaction, String description) {}

  private final Session session;
  private final TableShape shape;

  Writers(Session session, TableShape shape) {
    this.session = session;
    this.shape = shape;
  }

  List<Writer> inProgress() throws JournalException {
    return session.list(
        "looking for transactions in progress",
        """
        select distinct l.virtualtransaction,
          case when l.pid is null then 'a prepared transaction (see pg_prepared_xacts)'
            else format('process %%s (user %%s, application "%%s", transaction since %%s)',
              l.pid, coalesce(a.usename, '?'), coalesce(a.application_name, '?'), coalesce(a.xact_start::text, '?'))
          end
        from pg_catalog.pg_locks l
        left join pg_catalog.pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'relation' and l.mode = 'RowExclusiveLock' and l.granted
          and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
          and l.relation in %s
        order by 1
        """
            .formatted(shape.entrances()),
        row -> new Writer(row.getString(1), row.getString(2)));
  }
}
