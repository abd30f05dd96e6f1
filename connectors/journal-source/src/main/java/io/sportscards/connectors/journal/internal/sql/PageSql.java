package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.PageLimits;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statement that fetches a page. The server itself ends a page at the row with which its values
 * reach the bytes of a page, and leaves out a value that is too large, so that neither ever reaches
 * us. Parameters: after, to, then those of the filter that are there, in its order, then how many
 * rows.
 *
 * @param values positions of columns in the answer; the key is at 1, the bytes so far at 2
 * @param omitted positions of the sizes of values left out, for columns that may be too large
 */
record PageSql(String text, Map<String, Integer> values, Map<String, Integer> omitted) {

  static final int KEY = 1;
  static final int BYTES = 2;
  static final int FIRST_OF_FILTER = 3;

  static PageSql of(TableShape shape, JournalSettings settings) {
    List<String> selected = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    Map<String, Integer> values = new HashMap<>();
    Map<String, Integer> omitted = new HashMap<>();
    PageLimits limits = settings.limits();
    for (String name : settings.table().columns()) {
      Column column = shape.columns().get(name);
      String value = Identifiers.quoted(name);
      if (column.varies()) {
        String fits = column.octets() + " <= " + limits.valueBytes();
        sizes.add("case when %s then %s else 0 end".formatted(fits, column.octets()));
        select("case when %s then %s end".formatted(fits, value), selected, names);
        values.put(name, BYTES + names.size());
        String larger = column.octets() + " > " + limits.valueBytes();
        select("case when %s then %s end".formatted(larger, column.octets()), selected, names);
        omitted.put(name, BYTES + names.size());
      } else {
        select(value, selected, names);
        values.put(name, BYTES + names.size());
      }
    }
    String text =
        """
        select k, total%s
        from (
          select p.*, sum(size) over (order by k rows unbounded preceding) as total
          from (
            select %s as k, %s as size%s
            from %s
            where %s
            order by %s
            limit ?) p) w
        where total - size < %d
        order by k
        """
            .formatted(
                listed(names),
                Identifiers.quoted(settings.table().key()),
                sizes.isEmpty() ? "0" : String.join(" + ", sizes),
                listed(selected),
                Identifiers.quotedParts(settings.table().name()),
                condition(settings),
                Identifiers.quoted(settings.table().key()),
                limits.bytes());
    return new PageSql(text, values, omitted);
  }

  private static void select(String expression, List<String> selected, List<String> names) {
    String name = "c" + names.size();
    names.add(name);
    selected.add(expression + " as " + name);
  }

  private static String listed(List<String> items) {
    return items.isEmpty() ? "" : ", " + String.join(", ", items);
  }

  private static String condition(JournalSettings settings) {
    String key = Identifiers.quoted(settings.table().key());
    StringBuilder condition =
        new StringBuilder().append(key).append(" > ? and ").append(key).append(" <= ?");
    RowFilter filter = settings.filter();
    if (filter.from() != null) {
      condition.append(" and ").append(Identifiers.quoted(filter.timeColumn())).append(" >= ?");
    }
    if (filter.to() != null) {
      condition.append(" and ").append(Identifiers.quoted(filter.timeColumn())).append(" < ?");
    }
    if (filter.values() != null) {
      condition
          .append(" and ")
          .append(Identifiers.quoted(filter.textColumn()))
          .append(" = any (?)");
    }
    return condition.toString();
  }
}
