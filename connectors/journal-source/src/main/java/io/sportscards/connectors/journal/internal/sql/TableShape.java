package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalTable;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table as the catalog describes it, found fit to be read.
 *
 * @param id its oid
 */
record TableShape(long id, Map<String, Column> columns) {

  private record Relation(long id, String kind, boolean hasHeirs) {}

  /**
   * Looks the table up.
   *
   * @throws JournalException naming everything that does not fit the settings
   */
  static TableShape of(Session session, JournalSettings settings) throws JournalException {
    JournalTable table = settings.table();
    List<String> problems = new ArrayList<>();
    Relation relation = relation(session, table);
    Map<String, Column> columns = columns(session, relation.id());
    require(
        relation.kind().equals("r") || relation.kind().equals("p"),
        "it is no table: views and foreign tables have no index to walk along",
        problems);
    require(
        !relation.hasHeirs(),
        "other tables inherit from it, whose rows its index does not hold",
        problems);
    for (String column : table.columns()) {
      present(columns, column, problems);
    }
    checkKey(session, relation, columns, table.key(), problems);
    checkFilter(columns, settings.filter(), problems);
    if (!problems.isEmpty()) {
      throw new JournalException(
          JournalException.Kind.SETUP,
          "%s at %s cannot be read: %s"
              .formatted(table.subject(), session.server(), String.join("; ", problems)),
          null);
    }
    return new TableShape(relation.id(), columns);
  }

  /** SQL for the table and, if it is partitioned, its partitions, as a set of oids. */
  String relations() {
    return "(select %d::oid union select relid::oid from pg_catalog.pg_partition_tree(%d::oid::regclass))"
        .formatted(id, id);
  }

  /** SQL for all tables through which rows get into this one, as a set of oids. */
  String entrances() {
    return "(select * from %s t union select relid::oid from pg_catalog.pg_partition_ancestors(%d::oid::regclass))"
        .formatted(relations(), id);
  }

  private static Relation relation(Session session, JournalTable table) throws JournalException {
    List<Relation> found =
        session.list(
            "looking the table up",
            """
            select c.oid::int8, c.relkind::text, c.relkind = 'r' and exists (
              select 1 from pg_catalog.pg_inherits i where i.inhparent = c.oid)
            from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(?)
            """,
            row -> new Relation(row.getLong(1), row.getString(2), row.getBoolean(3)),
            Identifiers.quotedParts(table.name()));
    if (found.isEmpty()) {
      throw new JournalException(
          JournalException.Kind.SETUP,
          "%s does not exist at %s; check the name of table and schema, capitals included."
              .formatted(table.subject(), session.server()),
          null);
    }
    return found.get(0);
  }

  private static Map<String, Column> columns(Session session, long table) throws JournalException {
    Map<String, Column> columns = new LinkedHashMap<>();
    session
        .list(
            "looking the columns up",
            """
            select a.attname::text, t.oid::int8, t.typlen::int4, pg_catalog.format_type(t.oid, a.atttypmod)
            from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
            where a.attrelid = cast(? as oid) and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """,
            row -> new Column(row.getString(1), row.getLong(2), row.getInt(3), row.getString(4)),
            table)
        .forEach(column -> columns.put(column.name(), column));
    return columns;
  }

  private static void checkKey(
      Session session,
      Relation relation,
      Map<String, Column> columns,
      String key,
      List<String> problems)
      throws JournalException {
    if (!present(columns, key, problems)) {
      return;
    }
    Column column = columns.get(key);
    require(
        column.isWholeNumber(),
        "key column \"%s\" is of type %s; expected bigint".formatted(key, column.typeName()),
        problems);
    boolean isUnique =
        session.one(
            "looking the key's index up",
            """
            select exists (
              select 1 from pg_catalog.pg_index i
              join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
              where i.indrelid = cast(? as oid) and a.attname = ?
                and i.indisunique and i.indisvalid and i.indpred is null and i.indnkeyatts = 1)
            """,
            row -> row.getBoolean(1),
            relation.id(),
            key);
    require(
        isUnique,
        "key column \"%s\" has no unique index of its own; expected a primary key or one like it"
            .formatted(key),
        problems);
  }

  private static void checkFilter(
      Map<String, Column> columns, RowFilter filter, List<String> problems) {
    if (filter.timeColumn() != null && present(columns, filter.timeColumn(), problems)) {
      Column column = columns.get(filter.timeColumn());
      require(
          column.isTimestamp(),
          "time column \"%s\" is of type %s; expected timestamp with time zone"
              .formatted(column.name(), column.typeName()),
          problems);
    }
    if (filter.textColumn() != null && present(columns, filter.textColumn(), problems)) {
      Column column = columns.get(filter.textColumn());
      require(
          column.isText(),
          "column \"%s\" is of type %s; expected text".formatted(column.name(), column.typeName()),
          problems);
    }
  }

  private static boolean present(Map<String, Column> columns, String name, List<String> problems) {
    boolean isThere = columns.containsKey(name);
    require(
        isThere,
        "it has no column \"%s\", only %s".formatted(name, String.join(", ", columns.keySet())),
        problems);
    return isThere;
  }

  private static void require(boolean holds, String problem, List<String> problems) {
    if (!holds && !problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
