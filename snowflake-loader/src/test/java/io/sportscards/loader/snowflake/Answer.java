package io.sportscards.loader.snowflake;

import java.util.ArrayList;
import java.util.List;

/**
 * What a statement gives.
 *
 * @param rows cells as the driver reads them; null for NULL
 */
record Answer(int typeId, List<Column> columns, List<List<String>> rows) {

  /** A column by the driver's name of its type. */
  record Column(String name, String type, int scale) {

    static Column text(String name) {
      return new Column(name, "text", 0);
    }

    static Column fixed(String name) {
      return new Column(name, "fixed", 0);
    }
  }

  static Answer done(StatementKind kind) {
    return new Answer(
        kind.typeId(),
        List.of(Column.text("status")),
        List.of(List.of("Statement executed successfully.")));
  }

  /** Of a statement that changed rows. */
  static Answer changed(StatementKind kind, long rows) {
    return new Answer(
        kind.typeId(),
        List.of(Column.fixed("number of rows changed")),
        List.of(List.of(Long.toString(rows))));
  }

  static Answer copied(List<CopyInto.Loaded> files) {
    List<List<String>> rows = new ArrayList<>();
    files.forEach(
        file ->
            rows.add(
                List.of(
                    file.file(),
                    "LOADED",
                    Long.toString(file.rows()),
                    Long.toString(file.rows()))));
    return new Answer(
        StatementKind.COPY.typeId(),
        List.of(
            Column.text("file"),
            Column.text("status"),
            Column.fixed("rows_parsed"),
            Column.fixed("rows_loaded")),
        rows);
  }
}
