package io.sportscards.settings.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text for people: numbers to the right, words to the left, columns as wide as their
 * widest cell.
 */
public final class Table {
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heads) {
    this.heads = List.of(heads);
  }

  /** Adds a row; a {@link Number} is grouped by thousands, anything else is shown as it prints. */
  public Table row(Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "A row has " + cells.length + " cells; the table has " + heads.size() + " columns");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Number number ? "%,d".formatted(number.longValue()) : "" + cell);
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, heads);
    append(text, widths().stream().map("-"::repeat).toList());
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  private void append(StringBuilder text, List<String> cells) {
    List<Integer> widths = widths();
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < cells.size(); i++) {
      String gap = " ".repeat(widths.get(i) - cells.get(i).length());
      line.append(isNumeric(i) ? gap + cells.get(i) : cells.get(i) + gap).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int column = i;
      widths.add(
          Math.max(
              heads.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)));
    }
    return widths;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("-?[0-9,.]+|"));
  }
}
