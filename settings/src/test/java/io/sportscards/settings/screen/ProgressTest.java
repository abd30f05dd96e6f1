package io.sportscards.settings.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Clock STILL =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aTerminalIsWrittenToOnceInAWhileAndAlwaysAtTheEnd() {
    Progress progress = new Progress(new PrintStream(err, true, UTF_8), true, STILL);
    for (int letters = 1; letters <= 1_000; letters++) {
      progress.show(letters + " letters");
    }
    progress.done("1000");

    assertThat(err.toString(UTF_8)).isEqualTo("\r  1 letters\r  1000     \n");
  }

  @Test
  void elsewhereALineIsWrittenEveryFewSeconds() {
    Progress progress = new Progress(new PrintStream(err, true, UTF_8), false, STILL);
    progress.show("1");
    progress.show("2");
    progress.done("2");

    assertThat(err.toString(UTF_8)).isEqualTo("  1\n  2\n");
  }
}
