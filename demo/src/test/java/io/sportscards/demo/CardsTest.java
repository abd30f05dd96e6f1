package io.sportscards.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private boolean platformRuns = true;

  /** A command that ends as the test says. */
  private record Ends(String word, Exception how) implements CliCommand {
    @Override
    public Command spec() {
      return new Command(
          "cards " + word, "Tries.", List.of(PlatformSettings.RUN_ID), List.of("cards " + word));
    }

    @Override
    public ExitCode run(Settings settings) throws Exception {
      if (how != null) {
        throw how;
      }
      return ExitCode.DISAGREE;
    }
  }

  private ExitCode run(Exception how, String... arguments) {
    return new Cards(
            List.of(new Ends("try", how), new Ends("box open", how), new Ends("box shut", null)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            () -> platformRuns)
        .run(new Sources(List.of(arguments), Map.of(), List.of()));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutACommandItListsTheCommands() {
    assertThat(run(null)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("  try       Tries.\n");
  }

  @Test
  void helpOfACommandShowsFlagsDefaultsAndExamples() {
    assertThat(run(null, "try", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("  --run-id VALUE\n", "(default live-1)", "Examples:\n  cards try\n");
  }

  @Test
  void anUnknownCommandAndAWrongSettingAreUsageErrorsWithoutAStackTrace() {
    assertThat(run(null, "tri")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("cards: \"tri\" is not a command; ./cards help lists them\n");
    err.reset();
    assertThat(run(null, "try", "--run-id", "x")).isEqualTo(ExitCode.USAGE);
    assertThat(err())
        .isEqualTo(
            "cards: Invalid settings:\n  RUN_ID=\"x\" (flag) is not live- and a number, such as live-1\n");
  }

  @Test
  void aCommandOfTwoWordsIsCalledByBoth() {
    assertThat(run(new CommandFailure(ExitCode.USAGE, "it is open"), "box", "open"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("cards: it is open\n");
    assertThat(run(null, "box", "shut", "--run-id=live-2")).isEqualTo(ExitCode.DISAGREE);
  }

  @Test
  void theFirstOfTwoWordsListsWhatThereIs() {
    String both = "  box open  Tries.\n  box shut  Tries.\n";
    assertThat(run(null, "box", "opn")).isEqualTo(ExitCode.USAGE);
    assertThat(err()).isEqualTo("cards: \"box opn\" is not a command; there are\n" + both);
    assertThat(run(null, "box", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(both);
  }

  @Test
  void theCommandsOwnVerdictIsTheExitCode() {
    assertThat(run(null, "try")).isEqualTo(ExitCode.DISAGREE);
    assertThat(run(new CommandFailure(ExitCode.DISAGREE, "two lines are missing"), "try"))
        .isEqualTo(ExitCode.DISAGREE);
    assertThat(err()).isEqualTo("cards: two lines are missing\n");
  }

  @Test
  void anUnreachableServiceIsASentence() {
    IOException cause =
        new IOException("Cannot reach Flink at http://x", new ConnectException("refused"));
    assertThat(run(cause, "try")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err()).isEqualTo("cards: Cannot reach Flink at http://x: refused\n");
  }

  @Test
  void withoutAPlatformAnUnreachableServiceIsFollowedByHowToStartOne() {
    platformRuns = false;
    assertThat(run(new IOException("The broker is away"), "try")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err())
        .isEqualTo(
            """
            cards: The broker is away
            cards: no local platform runs here; make up starts one, with the settings of .env
            """);
  }

  @Test
  void aClusterThatDoesNotAnswerIsASentence() {
    FlinkRest nobody = new FlinkRest(URI.create("http://127.0.0.1:9"));
    RuntimeException refusal = catchThrowableOfType(RuntimeException.class, nobody::jobs);
    assertThat(run(refusal, "try")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err())
        .startsWith("cards: Flink at http://127.0.0.1:9 did not answer GET /jobs/overview")
        .hasLineCount(1);
  }

  @Test
  void aBugShowsItsStackTrace() {
    assertThat(run(new IllegalStateException("oh"), "try")).isEqualTo(ExitCode.BUG);
    assertThat(err()).contains("IllegalStateException: oh", "\tat ");
  }
}
