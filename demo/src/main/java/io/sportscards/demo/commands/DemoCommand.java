package io.sportscards.demo.commands;

import io.sportscards.demo.CliCommand;
import io.sportscards.demo.CommandFailure;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.DemoData;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.platform.PlatformOptions;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The whole path on one machine, from nothing to verified files. */
public final class DemoCommand implements CliCommand {
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
        "Start everything, publish events, archive them exactly once, verify against the ledger.",
        List.of(GeneratorFlags.EVENTS.withDefault("200000"), GeneratorFlags.SEED, BROKER, KEEP),
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
      verdict = demo(local, settings);
      webUi = read(new StatusCommand()).get(PlatformSettings.FLINK_REST);
    } finally {
      if (!keep) {
        LocalPlatform.down(local);
      }
    }
    System.out.println(
        keep ? NextSteps.whileItRuns(local, webUi) : NextSteps.afterItRan(local, webUi));
    return verdict;
  }

  private static ExitCode demo(Path local, Settings settings) throws Exception {
    step("Starting broker, journal, S3 server and Flink session cluster");
    UpCommand.start(platform(local, settings.get(BROKER)));

    step("Submitting the live job");
    LiveCommand live = new LiveCommand();
    live.run(read(live, "--checkpoint-interval", "PT2S", "--archive-roll-interval", "PT10S"));

    step("Publishing events with duplicates, conflicts, late events and bad messages mixed in");
    PublishCommand publish = new PublishCommand();
    Settings publishing =
        read(
            publish,
            "--events",
            settings.text(GeneratorFlags.EVENTS.withDefault("200000")),
            "--seed",
            settings.text(GeneratorFlags.SEED));
    VerifyCommand verify = new VerifyCommand();
    Settings verifying = read(verify);
    try (ArchivingWatch watch = ArchivingWatch.start(verifying, read(new StatusCommand()))) {
      LedgerTotals totals = PublishCommand.publish(publishing, watch::published);
      PublishCommand.show(totals);
      step("Waiting until all %,d lines are in committed files".formatted(totals.lines()));
      watch.awaitLines(totals.lines());
    }

    step("Holding the files against the ledger");
    return verify.run(verifying);
  }

  private static PlatformOptions platform(Path local, String broker) {
    PlatformOptions options = PlatformOptions.allLocal(local);
    return options.withBroker(
        new PlatformOptions.Broker(
            broker, 0, options.broker().user(), new Secret("guest"), options.broker().queue()));
  }

  /** A command's settings as the platform just started wrote them, whatever else is set here. */
  private static Settings read(CliCommand command, String... flags) {
    return Settings.read(
        command.spec(),
        new Sources(List.of(flags), Map.of(), List.of(Checkout.local().resolve("env"))));
  }

  private static void step(String text) {
    System.out.println("\n== " + text);
  }
}
