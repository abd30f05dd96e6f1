package io.sportscards.loader.snowflake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says a statement of the loader's Snowflake dialect in DuckDB's. */
final class Translation {
  /** Functions of both, with the same meaning for what the loader asks of them. */
  private static final Set<String> SAME =
      Set.of(
          "cast",
          "coalesce",
          "count",
          "first_value",
          "left",
          "right",
          "max",
          "md5",
          "min",
          "json_extract_string",
          "row_number",
          "substr",
          "sum");

  /** Functions of Snowflake, by what they are called here. */
  private static final Map<String, String> OTHER =
      Map.ofEntries(
          Map.entry("sysdate", "sf_sysdate"),
          Map.entry("greatest", "sf_greatest"),
          Map.entry("object_construct_keep_null", "json_object"),
          Map.entry("to_json", "sf_to_json"),
          Map.entry("to_char", "sf_to_char"),
          Map.entry("to_binary", "sf_to_binary"),
          Map.entry("sha2", "sf_sha2"),
          Map.entry("base64_encode", "sf_base64_encode"),
          Map.entry("octet_length", "sf_octet_length"),
          Map.entry("bitxor_agg", "bit_xor"),
          Map.entry("to_number", "sf_to_number"),
          Map.entry("strip_null_value", "sf_strip_null_value"));

  /** Words before a bracket that are no functions. */
  private static final Set<String> WORDS =
      Set.of(
          "as", "in", "over", "values", "insert", "exists", "using", "where", "from", "and", "on",
          "select", "or", "then", "join", "by", "when", "not", "replace");

  private static final Pattern CALL = Pattern.compile("(?i)\\b([a-z_][a-z0-9_]*)\\s*\\(");
  private static final Pattern PATH = Pattern.compile("(?i)\\b([a-z_.]+):([a-z_]+)::([a-z_]+)");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  /** What a session of DuckDB needs to know before. */
  static final List<String> MACROS =
      List.of(
          "create or replace macro sf_sysdate() as (now() at time zone 'UTC')",
          "create or replace macro sf_greatest(x, y) as case when x is not null and y is not null then greatest(x, y) end",
          "create or replace macro sf_to_json(x) as x::varchar",
          "create or replace macro sf_to_char(x, f) as case when f = 'YYYY-MM-DD\"T\"HH24:MI:SS.FF6\"Z\"' then strftime(x, '%Y-%m-%dT%H:%M:%S.%fZ') else error('no such format') end",
          "create or replace macro sf_to_binary(x, f) as case f when 'utf-8' then encode(x) when 'hex' then unhex(x) else error('no such format') end",
          "create or replace macro sf_sha2(x, bits) as case bits when 256 then sha256(x) else error('no such digest') end",
          "create or replace macro sf_base64_encode(x) as base64(encode(x))",
          "create or replace macro sf_octet_length(x) as octet_length(encode(x))",
          "create or replace macro sf_to_number(x, f) as ('0x' || x)::bigint",
          "create or replace macro sf_strip_null_value(x) as case when x::varchar = 'null' then null else x end");

  private Translation() {}

  /**
   * The statement for DuckDB.
   *
   * @param temporary upper-case names of the session's own tables, with database and schema
   * @throws SqlError naming a function that is not executed
   */
  static String toDuckDb(String sql, Set<String> temporary) throws SqlError {
    return own(functions(sql), temporary);
  }

  /** The statement with the session's own tables by their names in DuckDB. */
  static String own(String sql, Set<String> temporary) {
    String text = sql;
    for (String name : temporary) {
      text =
          text.replaceAll(
              "(?i)\\b" + Pattern.quote(name) + "\\b",
              "temp.main." + name.substring(name.lastIndexOf('.') + 1));
    }
    return text;
  }

  /** The same with dashes in place of what stands in quotes. */
  static String masked(String sql) {
    return QUOTED.matcher(sql).replaceAll(quoted -> "-".repeat(quoted.group().length()));
  }

  private static String functions(String statement) throws SqlError {
    String sql = PATH.matcher(statement).replaceAll("json_extract_string($1, '\\$.$2')::$3");
    Matcher call = CALL.matcher(masked(sql));
    StringBuilder text = new StringBuilder();
    Set<String> unknown = new TreeSet<>();
    int done = 0;
    while (call.find()) {
      String name = call.group(1).toLowerCase(Locale.ROOT);
      String before = sql.substring(0, call.start()).stripTrailing().toLowerCase(Locale.ROOT);
      boolean isTable = before.endsWith("into") || before.endsWith(".");
      if (!isTable && !WORDS.contains(name) && !SAME.contains(name) && !OTHER.containsKey(name)) {
        unknown.add(name);
      }
      text.append(sql, done, call.start(1));
      text.append(isTable ? call.group(1) : OTHER.getOrDefault(name, call.group(1)));
      done = call.end(1);
    }
    text.append(sql.substring(done));
    if (!unknown.isEmpty()) {
      throw SqlError.refused("the functions " + String.join(", ", unknown));
    }
    return text.toString();
  }

  /** Types of columns, in a statement that makes a table. */
  static String types(String sql) {
    return sql.replaceAll("(?i)\\btimestamp_ntz\\b", "timestamp")
        .replaceAll("(?i)\\bvariant\\b", "json");
  }
}
