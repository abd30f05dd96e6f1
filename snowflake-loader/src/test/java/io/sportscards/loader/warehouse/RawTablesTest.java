package io.sportscards.loader.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of both engines against docs/raw-tables.md. */
class RawTablesTest {
  private static final Pattern TABLE =
      Pattern.compile("(?s)create table if not exists (?:raw|\\{\\{raw}})\\.(\\w+) \\((.*?)\\n\\)");
  private static final Pattern HEADING = Pattern.compile("### raw\\.(\\w+)");
  private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| ([^|]*) \\| ([^|]*) \\|.*\\|");

  @ParameterizedTest
  @CsvSource({"duckdb/001_raw.sql, 2", "snowflake/003_raw.sql, 3"})
  void everyColumnStandsOnThePageAndNoOther(String script, int place) throws IOException {
    assertThat(ofScript(Files.readString(Path.of("../sql").resolve(script))))
        .isEqualTo(ofPage(place))
        .hasSizeGreaterThan(60);
  }

  /** What is not the same for both stands in each one's folder. */
  @Test
  void bothDialectsHaveTheSameStatements() throws IOException {
    assertThat(names("snowflake"))
        .isEqualTo(names("duckdb"))
        .doesNotContainAnyElementsOf(names("both"));
  }

  private static List<String> names(String dialect) throws IOException {
    try (var files =
        Files.list(Path.of("src/main/resources/io/sportscards/loader").resolve(dialect))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> ofScript(String script) {
    List<String> columns = new ArrayList<>();
    Matcher table = TABLE.matcher(script);
    while (table.find()) {
      for (String column : table.group(2).strip().split("\\n", -1)) {
        columns.add(table.group(1) + "." + column.strip().replaceAll(",$", ""));
      }
    }
    return columns;
  }

  private static List<String> ofPage(int place) throws IOException {
    List<String> columns = new ArrayList<>();
    String table = null;
    for (String line : Files.readAllLines(Path.of("../docs/raw-tables.md"))) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        table = heading.group(1);
      } else if (row.matches() && !row.group(1).equals("column")) {
        columns.add(table + "." + row.group(1) + " " + row.group(place));
      }
    }
    return columns;
  }
}
