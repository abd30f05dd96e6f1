package io.sportscards.demo.commands;

import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.DemoData;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.platform.PlatformOptions;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The whole path on one machine, from nothing to the numbers that people ask for. */
public final class DemoCommand implements CliCommand {
  static final Setting<Integer> EVENTS = GeneratorFlags.EVENTS.withDefault("200000");

  private static final Setting<Boolean> KEEP =
      SettingTypes.toggle(
          "KEEP", "Leave everything running, to look around; ./cards down stops it");

  private static final Setting<String> BROKER =
      SettingTypes.text(
              "BROKER",
              Pattern.compile("embedded|rabbitmq"),
              "embedded or rabbitmq",
              PlatformOptions.EMBEDDED,
              "Qpid from jars, or the installed RabbitMQ server")
          .asFlag();

  @Override
  public Command spec() {
    return new Command(
        "cards demo",
        "Start everything, publish events, archive, load and transform them, and hold each step against the ledger.",
        List.of(EVENTS, GeneratorFlags.SEED, BROKER, KEEP),
        List.of(
            "./cards demo",
            "./cards demo --events 20000 --keep",
            "./cards demo --broker rabbitmq"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Path local = Checkout.local();
    if (!LocalPlatform.parts(local).isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "A local platform runs in " + local + "; stop it first with ./cards down");
    }
    DemoData.startFresh(local);
    boolean keep = settings.get(KEEP);
    ExitCode verdict;
    URI webUi;
    try {
      verdict = new DemoSteps(settings).run(local, settings.get(BROKER));
      webUi = DemoSteps.read(new StatusCommand()).get(PlatformSettings.FLINK_REST);
    } finally {
      if (!keep) {
        LocalPlatform.down(local);
      }
    }
    System.out.println(
        keep ? NextSteps.whileItRuns(local, webUi) : NextSteps.afterItRan(local, webUi));
    return verdict;
  }
}
