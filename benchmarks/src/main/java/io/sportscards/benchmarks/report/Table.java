package io.sportscards.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table of a result, first column left, the others right. */
public final class Table {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    this.header = List.of(header);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of cells than the header
   */
  public Table row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "A row has %d cells; the header has %d.".formatted(cells.length, header.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  public List<String> header() {
    return header;
  }

  public List<List<String>> rows() {
    return rows;
  }

  /** The table in Markdown, with a newline at its end. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder();
    line(text, header);
    text.append("| --- |").append(" ---: |".repeat(header.size() - 1)).append('\n');
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
