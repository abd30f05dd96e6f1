package io.sportscards.backfill.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Rows of a CSV file: its first line names the fields, a dot leads into one ({@code price.amount}).
 * A value is the text of its column, an empty one is unset. A row is one line.
 */
final class CsvRows implements Rows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader COLUMNS = new CsvMapper().readerForArrayOf(String.class);

  private String[] names;

  @Override
  public byte[] row(byte[] line) throws IOException {
    if (names == null) {
      names = columns(line);
      return null;
    }
    refuseUnclearNames();
    String[] values = columns(line);
    if (values.length != names.length) {
      throw new IOException(
          "it has " + values.length + " columns, but the header has " + names.length);
    }
    ObjectNode row = JSON.createObjectNode();
    for (int i = 0; i < names.length; i++) {
      if (!values[i].isEmpty()) {
        put(row, names[i], values[i]);
      }
    }
    return JSON.writeValueAsBytes(row);
  }

  private static String[] columns(byte[] line) throws IOException {
    return COLUMNS.readValue(line);
  }

  private void refuseUnclearNames() throws IOException {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new IOException(
            "the header names a column \"" + name + "\", but a name that comes once is expected");
      }
    }
  }

  private static void put(ObjectNode row, String name, String value) throws IOException {
    int dot = name.indexOf('.');
    if (dot < 0) {
      row.put(name, value);
      return;
    }
    String outer = name.substring(0, dot);
    if (row.has(outer) && !row.get(outer).isObject()) {
      throw new IOException("the header names both \"" + outer + "\" and a field in it");
    }
    put(row.withObjectProperty(outer), name.substring(dot + 1), value);
  }

  @Override
  public String contentType() {
    return "text/csv";
  }
}
