package io.sportscards.loader.warehouse;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The statements of one engine, by the names of their files. */
public final class Statements {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

  /**
   * Later than that of any batch before, whatever the clock says, since readers go on from the
   * latest they have seen.
   */
  private static final String LOAD_TIME =
      "greatest({{now}}, coalesce((select max(m.loaded_at) + interval '1 microsecond' from"
          + " {{raw}}.load_manifest as m), {{now}}))";

  private final String dialect;
  private final Map<String, String> texts;
  private final Map<String, String> replaced;

  private Statements(String dialect, Map<String, String> texts, Map<String, String> replaced) {
    this.dialect = dialect;
    this.texts = texts;
    this.replaced = replaced;
  }

  /**
   * Those of an engine.
   *
   * @param dialect the folder of its files, e.g. {@code duckdb}; those that both engines take as
   *     they are lie in {@code both}
   */
  public static Statements of(String dialect) {
    return new Statements(dialect, Map.of(), Map.of());
  }

  /**
   * Those of an engine, filled in.
   *
   * @param raw schema of the loader's tables
   * @param own schema of its temporary ones
   * @param now expression for the present time in UTC
   */
  static Statements of(String dialect, String raw, String own, String now) {
    return of(dialect)
        .with(
            Map.of(
                "raw", raw,
                "own", own,
                "now", now,
                "load_time", LOAD_TIME.replace("{{now}}", now).replace("{{raw}}", raw)));
  }

  /** The same with texts in place of {@code {{name}}} in all of them. */
  Statements with(Map<String, String> texts) {
    return new Statements(dialect, texts, replaced);
  }

  /** The same with another text for one of them. */
  Statements with(String name, String text) {
    Map<String, String> more = new HashMap<>(replaced);
    more.put(name, text);
    return new Statements(dialect, texts, more);
  }

  /** One statement. */
  public String get(String name) {
    return get(name, Map.of());
  }

  /** One statement with texts in place of {@code {{name}}}. */
  public String get(String name, Map<String, String> more) {
    String statement = replaced.containsKey(name) ? replaced.get(name) : readStatement(name);
    return fill(fill(statement, texts), more);
  }

  private String readStatement(String name) {
    String own = "/io/sportscards/loader/" + dialect + "/" + name + ".sql";
    return Statements.class.getResource(own) == null
        ? read("/io/sportscards/loader/both/" + name + ".sql")
        : read(own);
  }

  private static String fill(String statement, Map<String, String> texts) {
    String filled = statement;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      filled = filled.replace("{{" + text.getKey() + "}}", text.getValue());
    }
    return filled;
  }

  /**
   * The statements of a file that holds several, each ended by a semicolon at the end of a line.
   */
  public List<String> script(String name) {
    return script(name, Map.of());
  }

  /** The same with texts in place of {@code {{name}}}. */
  public List<String> script(String name, Map<String, String> more) {
    return split(get(name, more));
  }

  /**
   * The statements of numbered scripts in {@code sql/}.
   *
   * @param values for every {@code {{name}}} in them, and no others
   * @throws IllegalArgumentException naming all that are missing, and all that none of them has
   */
  List<String> ddl(List<String> scripts, Map<String, String> values) {
    String all =
        scripts.stream()
            .map(script -> read("/sql/" + dialect + "/" + script))
            .collect(Collectors.joining("\n"));
    Set<String> named =
        PLACE
            .matcher(all)
            .results()
            .map(place -> place.group(1))
            .collect(toCollection(TreeSet::new));
    Set<String> missing = new TreeSet<>(named);
    missing.removeAll(values.keySet());
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(named);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          (missing.isEmpty() ? "" : "missing " + String.join(", ", missing))
              + (missing.isEmpty() || unknown.isEmpty() ? "" : "; ")
              + (unknown.isEmpty() ? "" : "unknown " + String.join(", ", unknown)));
    }
    return split(fill(all, values));
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
