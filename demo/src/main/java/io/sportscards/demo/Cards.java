package io.sportscards.demo;

import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.platform.flink.FlinkRestException;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.InvalidSettingsException;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * {@code ./cards}, the one program for users: finds the command, reads its settings, runs it, turns
 * errors into exit codes.
 */
public final class Cards {
  /** Read by log4j2.properties, which is loaded when a command first logs. */
  private static final String LOG_LEVEL = "cards.log.level";

  private final List<CliCommand> commands;
  private final PrintStream out;
  private final PrintStream err;
  private final BooleanSupplier platformRuns;
  private boolean isSettingMissing;

  /**
   * @param platformRuns whether the local platform of the checkout was started and not stopped
   */
  Cards(List<CliCommand> commands, PrintStream out, PrintStream err, BooleanSupplier platformRuns) {
    this.commands = commands;
    this.out = out;
    this.err = err;
    this.platformRuns = platformRuns;
  }

  public static void main(String[] arguments) {
    Cards cards =
        new Cards(
            Commands.all(),
            System.out,
            System.err,
            () -> !LocalPlatform.parts(Checkout.local()).isEmpty());
    System.exit(cards.run(Sources.of(Checkout.envFiles(), arguments)).code());
  }

  ExitCode run(Sources sources) {
    List<String> arguments = sources.arguments();
    String word = arguments.isEmpty() ? "help" : arguments.get(0);
    if (List.of("help", "--help", "-h").contains(word)) {
      out.print(overview());
      return ExitCode.DONE;
    }
    CliCommand command =
        commands.stream().filter(c -> isCalled(c, arguments)).findFirst().orElse(null);
    if (command == null) {
      return withoutCommand(word, arguments);
    }
    List<String> flags = arguments.subList(words(command).size(), arguments.size());
    if (flags.contains("--help") || flags.contains("-h")) {
      out.print(command.spec().with(PlatformSettings.LOG_LEVEL).help());
      return ExitCode.DONE;
    }
    ExitCode code = run(command, sources.withArguments(flags));
    if (code == ExitCode.UNREACHABLE || isSettingMissing) {
      sayWhereToStart(command);
    }
    return code;
  }

  private void sayWhereToStart(CliCommand command) {
    if (command.talksToServers() && !platformRuns.getAsBoolean()) {
      err.println(
          "cards: no local platform runs here; make up starts one, with the settings of .env");
    }
  }

  private static List<String> words(CliCommand command) {
    return List.of(command.word().split(" "));
  }

  private static boolean isCalled(CliCommand command, List<String> arguments) {
    List<String> words = words(command);
    return arguments.size() >= words.size()
        && arguments.subList(0, words.size()).equals(words)
        && command.takes(arguments.subList(words.size(), arguments.size()));
  }

  /** Nothing was called: a typing error, or the first of two words that leads to several. */
  private ExitCode withoutCommand(String word, List<String> arguments) {
    List<CliCommand> group =
        commands.stream().filter(c -> c.word().startsWith(word + " ")).toList();
    if (group.isEmpty()) {
      err.println("cards: \"" + word + "\" is not a command; ./cards help lists them");
      return ExitCode.USAGE;
    }
    boolean asksForHelp = arguments.contains("--help") || arguments.contains("-h");
    PrintStream to = asksForHelp ? out : err;
    if (!asksForHelp) {
      to.println("cards: \"" + String.join(" ", arguments) + "\" is not a command; there are");
    }
    to.print(listing(group));
    return asksForHelp ? ExitCode.DONE : ExitCode.USAGE;
  }

  private ExitCode run(CliCommand command, Sources sources) {
    try {
      Settings settings =
          Settings.read(command.spec().with(PlatformSettings.LOG_LEVEL), command.from(sources));
      System.setProperty(LOG_LEVEL, settings.get(PlatformSettings.LOG_LEVEL));
      settings.warnings().forEach(warning -> err.println("cards: warning: " + warning));
      return command.run(settings);
    } catch (InvalidSettingsException invalid) {
      isSettingMissing = invalid.getMessage().contains(" is missing; ");
      return fail(ExitCode.USAGE, invalid.getMessage());
    } catch (CommandFailure failure) {
      return fail(failure.exitCode(), failure.getMessage());
    } catch (FlinkRestException refusal) {
      // a status means that the cluster answered and did not want what it was asked
      boolean answered = refusal.status() != 0;
      return fail(answered ? ExitCode.USAGE : ExitCode.UNREACHABLE, refusal.getMessage());
    } catch (IOException | UncheckedIOException | SQLException unreachable) {
      return fail(ExitCode.UNREACHABLE, sentence(unreachable));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return fail(ExitCode.UNREACHABLE, "interrupted");
    } catch (Exception bug) {
      bug.printStackTrace(err);
      return fail(ExitCode.BUG, "this is a bug of " + command.spec().name() + ", see above");
    }
  }

  private ExitCode fail(ExitCode code, String sentence) {
    err.println("cards: " + sentence);
    return code;
  }

  private static String sentence(Throwable unreachable) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = unreachable; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && text.indexOf(message) < 0) {
        text.append(text.length() == 0 ? "" : ": ").append(message);
      }
    }
    return text.length() == 0 ? unreachable.getClass().getSimpleName() : text.toString();
  }

  private String overview() {
    StringBuilder text = new StringBuilder();
    text.append("Sports Card Analytics Platform\n\nUsage: ./cards COMMAND [flags]\n\nCommands:\n");
    text.append(listing(commands));
    text.append("\n./cards COMMAND --help shows its flags and examples.\n");
    text.append("Exit codes: ").append(ExitCode.legend()).append('\n');
    return text.toString();
  }

  private static String listing(List<CliCommand> commands) {
    int width = commands.stream().mapToInt(c -> c.word().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (CliCommand command : commands) {
      text.append(("  %-" + width + "s  %s%n").formatted(command.word(), command.spec().summary()));
    }
    return text.toString();
  }
}
