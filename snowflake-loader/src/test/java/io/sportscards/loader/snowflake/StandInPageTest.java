package io.sportscards.loader.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of what the stand-in executes, in docs/snowflake.md; made by {@code make docs}. */
class StandInPageTest {
  private static final Path PAGE = Path.of("../docs/snowflake.md");
  private static final String BEGIN = "<!-- made by make docs: what the stand-in executes -->\n";
  private static final String END = "<!-- end -->\n";

  private static String table() {
    StringBuilder table =
        new StringBuilder("\n| statement | what executing it means |\n| --- | --- |\n");
    for (StatementKind kind : StatementKind.values()) {
      table.append("| `%s` | %s |%n".formatted(kind.form(), kind.how()));
    }
    return table.append('\n').toString();
  }

  @Test
  void thePageListsWhatTheStandInExecutes() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("write.docs")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end))
        .as("docs/snowflake.md; make docs writes it")
        .isEqualTo(table());
  }
}
