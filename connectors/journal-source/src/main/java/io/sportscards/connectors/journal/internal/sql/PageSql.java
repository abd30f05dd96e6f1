package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.RowFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statement that fetches a page. The server itself leaves out a value that is too large, and
 * all values of a row that has no room in the page, so that neither ever reaches us. Parameters:
 * the room of a row as often as {@code rooms} says, after, to, those of the filter that are there,
 * in its order, and how many rows.
 *
 * @param values positions of columns in the answer; the key is at 1, the row's bytes at 2
 * @param omitted positions of the sizes of values left out, for columns that may be too large
 */
record PageSql(String text, int rooms, Map<String, Integer> values, Map<String, Integer> omitted) {

  static final int KEY = 1;
  static final int BYTES = 2;

  static PageSql of(TableShape shape, JournalSettings settings) {
    List<String> inner = new ArrayList<>();
    List<String> outer = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    Map<String, Integer> values = new HashMap<>();
    Map<String, Integer> omitted = new HashMap<>();
    long most = settings.limits().valueBytes();
    for (String name : settings.table().columns()) {
      Column column = shape.columns().get(name);
      String value = Identifiers.quoted(name);
      String octets = column.octets();
      if (column.varies()) {
        sizes.add("case when %s <= %d then %s else 0 end".formatted(octets, most, octets));
        inner.add(named("case when %s <= %d then %s end".formatted(octets, most, value), outer));
        outer.add("case when size <= ? then c%d end".formatted(outer.size()));
        values.put(name, BYTES + outer.size());
        inner.add(named("case when %s > %d then %s end".formatted(octets, most, octets), outer));
        outer.add("c" + outer.size());
        omitted.put(name, BYTES + outer.size());
      } else {
        inner.add(named(value, outer));
        outer.add("c" + outer.size());
        values.put(name, BYTES + outer.size());
      }
    }
    String text =
        """
        select k, size, %s
        from (
          select %s as k, %s as size, %s
          from %s
          where %s
          order by %s
          limit ?) p
        order by k
        """
            .formatted(
                String.join(", ", outer),
                Identifiers.quoted(settings.table().key()),
                sizes.isEmpty() ? "0" : String.join(" + ", sizes),
                String.join(", ", inner),
                Identifiers.quotedParts(settings.table().name()),
                condition(settings),
                Identifiers.quoted(settings.table().key()));
    return new PageSql(text, sizes.size(), values, omitted);
  }

  private static String named(String expression, List<String> before) {
    return expression + " as c" + before.size();
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
