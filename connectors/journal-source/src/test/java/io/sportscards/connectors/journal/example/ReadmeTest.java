package io.sportscards.connectors.journal.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theReadmeShowsTheExampleThatRuns() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("```java\n") + "```java\n".length();
    String shown = readme.substring(begin, readme.indexOf("```", begin));

    assertThat(Files.readString(source())).endsWith(shown);
  }

  private static Path source() {
    return Path.of("src/test/java", PrintJournal.class.getName().replace('.', '/').concat(".java"));
  }
}
