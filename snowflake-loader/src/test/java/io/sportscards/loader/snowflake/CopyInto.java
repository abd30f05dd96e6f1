package io.sportscards.loader.snowflake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.archive.ArchiveFiles;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * COPY INTO a table from a SELECT over files of a stage, as the loader sends it.
 *
 * @param columns of the target, in a bracket's text
 * @param expressions one for each of them
 */
record CopyInto(
    String target, String columns, List<String> expressions, String stage, List<String> files) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern FORM =
      Pattern.compile(
          "(?is)copy into (\\S+) \\((.*?)\\)\\s*from \\(\\s*select\\s+(.*?)\\s+from @(\\S+)\\s*\\)\\s*files = \\((.*)\\)\\s*on_error = abort_statement");
  private static final Pattern MEMBER = Pattern.compile("\\$1:(\\w+)(?:::(\\w+))?");
  private static final int MOST_FILES = 1_000;

  /** What became of one file. */
  record Loaded(String file, long rows) {}

  static CopyInto parse(String sql) throws SqlError {
    Matcher form = FORM.matcher(sql);
    if (!form.matches()) {
      throw SqlError.refused(sql.lines().findFirst().orElse(sql));
    }
    List<String> files =
        Arrays.stream(form.group(5).split(",", -1))
            .map(file -> file.strip().replaceAll("^'|'$", ""))
            .toList();
    if (files.size() > MOST_FILES) {
      throw new SqlError("001003", "42601", "FILES has more than 1000 entries");
    }
    return new CopyInto(form.group(1), form.group(2), split(form.group(3)), form.group(4), files);
  }

  private static List<String> split(String select) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < select.length(); i++) {
      char c = select.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(select.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(select.substring(start).strip());
    return parts;
  }

  private static String expression(String text) {
    String expression = text.replaceAll("(?is) as \\w+$", "");
    Matcher member = MEMBER.matcher(expression);
    String said =
        member.replaceAll(
            found ->
                found.group(2) == null
                    ? "json_extract(j, '\\$." + found.group(1) + "')"
                    : "json_extract_string(j, '\\$."
                        + found.group(1)
                        + "')::"
                        + Translation.types(found.group(2)));
    return said.replace("metadata$filename", "f").replace("metadata$file_row_number", "n");
  }

  /**
   * Copies.
   *
   * @param bucketPath of the stage's URL, which file names begin with in the metadata
   */
  List<Loaded> run(
      DuckDBConnection session, ArchiveFiles bucket, String bucketPath, Set<String> temporary)
      throws SQLException, SqlError, IOException {
    List<Loaded> loaded = new ArrayList<>();
    try (Statement statement = session.createStatement()) {
      statement.execute("create or replace temp table copied_line (f varchar, n bigint, j json)");
      for (String file : files) {
        loaded.add(new Loaded(file, read(session, bucket, file, bucketPath + file)));
      }
      String insert =
          "insert into %s (%s) select %s from copied_line"
              .formatted(
                  target,
                  columns,
                  expressions.stream().map(CopyInto::expression).collect(Collectors.joining(", ")));
      try (PreparedStatement prepared =
          session.prepareStatement(Translation.own(insert, temporary))) {
        prepared.executeUpdate();
      }
    } catch (SQLException e) {
      if (e.getMessage().contains("Constraint Error")) {
        throw new SqlError(
            "100072", "22000", "NULL result in a non-nullable column: " + e.getMessage());
      }
      if (e.getMessage().contains("Conversion Error")) {
        throw new SqlError("100071", "22018", "Failed to cast variant value: " + e.getMessage());
      }
      throw e;
    }
    return loaded;
  }

  private static long read(DuckDBConnection session, ArchiveFiles bucket, String file, String name)
      throws SQLException, SqlError, IOException {
    long rows = 0;
    try (InputStream stored = bucket.open(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new ZstdInputStream(stored), StandardCharsets.UTF_8));
        DuckDBAppender appender = session.createAppender("temp", "main", "copied_line")) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JSON.readTree(line);
        appender.beginRow();
        appender.append(name);
        appender.append(++rows);
        appender.append(line);
        appender.endRow();
      }
    } catch (FileNotFoundException e) {
      throw new SqlError("091016", "02000", "Remote file '%s' was not found.".formatted(name));
    } catch (JsonProcessingException e) {
      throw new SqlError(
          "100069",
          "22P02",
          "Error parsing JSON: %s, file '%s', line %d"
              .formatted(e.getOriginalMessage(), name, rows + 1));
    } catch (IOException e) {
      throw new SqlError(
          "100080", "XX000", "Error reading '%s': %s".formatted(name, e.getMessage()));
    }
    return rows;
  }
}
