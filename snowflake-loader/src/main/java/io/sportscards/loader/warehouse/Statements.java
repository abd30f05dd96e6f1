package io.sportscards.loader.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statements of one engine, by the names of their files. */
public final class Statements {
  private final String dialect;
  private final Map<String, String> replaced;

  private Statements(String dialect, Map<String, String> replaced) {
    this.dialect = dialect;
    this.replaced = replaced;
  }

  /**
   * Those of an engine.
   *
   * @param dialect the folder of its files, e.g. {@code duckdb}
   */
  public static Statements of(String dialect) {
    return new Statements(dialect, Map.of());
  }

  /** The same with another text for one of them. */
  Statements with(String name, String text) {
    Map<String, String> more = new HashMap<>(replaced);
    more.put(name, text);
    return new Statements(dialect, more);
  }

  /** One statement. */
  public String get(String name) {
    return replaced.containsKey(name)
        ? replaced.get(name)
        : read("/io/sportscards/loader/" + dialect + "/" + name + ".sql");
  }

  /** One statement with texts in place of {@code {{name}}}. */
  public String get(String name, Map<String, String> texts) {
    String statement = get(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      statement = statement.replace("{{" + text.getKey() + "}}", text.getValue());
    }
    return statement;
  }

  /**
   * The statements of a file that holds several, each ended by a semicolon at the end of a line.
   */
  public List<String> script(String name) {
    return split(get(name));
  }

  /** The statements of one of the numbered scripts in {@code sql/}. */
  public List<String> ddl(String name) {
    return split(read("/sql/" + dialect + "/" + name));
  }

  private static List<String> split(String script) {
    return Arrays.stream(script.split(";\\s*\\n", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static String read(String resource) {
    try (InputStream in = Statements.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no " + resource + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
