package io.sportscards.demo.commands;

import io.sportscards.demo.backfill.BackfillCommand;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.DemoData;
import io.sportscards.demo.services.Loading;
import io.sportscards.loader.commands.LoaderCommands;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.platform.PlatformOptions;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole path on one machine, from nothing to verified files: of what the services did, the
 * first third is in the journal alone, as the queue came later; all else is in both. A live run
 * takes the queue, a backfill the first two thirds of the journal.
 */
public final class DemoCommand implements CliCommand {
  private static final String BACKFILL = "backfill-first-days";
  private static final String BEGINNING = "2000-01-01";
  private static final int LIVE_SLOTS = 2;
  private static final int BACKFILL_SLOTS = 1;

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
        "Start everything, publish events, archive the queue and the journal, verify against the ledger.",
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
    run(
        new LiveCommand(),
        "--checkpoint-interval=PT2S",
        "--archive-roll-interval=PT10S",
        "--parallelism=" + LIVE_SLOTS);

    GeneratorSettings time = GeneratorSettings.of(0, 1);
    Duration third = time.span().dividedBy(3);
    Instant queueFrom = time.until().minus(third.multipliedBy(2));
    step(
        "Publishing events with duplicates, conflicts, late events and bad messages mixed in; what occurred before %s goes to the journal alone"
            .formatted(queueFrom));
    archiveLive(
        read(
            new PublishCommand(),
            "--events",
            settings.text(GeneratorFlags.EVENTS.withDefault("200000")),
            "--seed",
            settings.text(GeneratorFlags.SEED),
            "--journal-only-before",
            queueFrom.toString()));

    step("Holding the live run against the ledger of what went to the queue");
    ExitCode live = run(new VerifyCommand());

    String until = time.until().minus(third).toString();
    step("Archiving what the journal has from before " + until + ", beside the live job");
    ExitCode backfill =
        run(
            new BackfillCommand(),
            "--from=" + BEGINNING,
            "--to=" + until,
            "--run-id=" + BACKFILL,
            "--parallelism=" + BACKFILL_SLOTS);

    step("Holding the backfill against the rows of the journal");
    ExitCode journal = run(new VerifyCommand(), "--run-id", BACKFILL);

    step("Holding both runs together against the ledger of everything");
    ExitCode together = run(new VerifyCommand(), "--run-id", "all");

    step("Loading the files of both runs into the warehouse");
    ExitCode loaded = run(LoaderCommands.load(Loading.PARTS));

    step("Holding the files against the tables of RAW");
    ExitCode tables = run(LoaderCommands.reconcile(Loading.PARTS));
    return Stream.of(live, backfill, journal, together, loaded, tables)
        .filter(verdict -> verdict != ExitCode.DONE)
        .findFirst()
        .orElse(ExitCode.DONE);
  }

  private static void archiveLive(Settings publishing) throws Exception {
    try (ArchivingWatch watch =
        ArchivingWatch.start(read(new VerifyCommand()), read(new StatusCommand()))) {
      Published published = PublishCommand.publish(publishing, watch::published);
      System.out.print(published.text());
      long lines = published.queued().lines();
      step("Waiting until the %,d lines of the queue are in committed files".formatted(lines));
      watch.awaitLines(lines);
    }
  }

  private static ExitCode run(CliCommand command, String... flags) throws Exception {
    return command.run(read(command, flags));
  }

  private static PlatformOptions platform(Path local, String broker) {
    PlatformOptions options = PlatformOptions.allLocal(local);
    PlatformOptions.Cluster cluster = options.cluster();
    return options
        .withBroker(
            new PlatformOptions.Broker(
                broker, 0, options.broker().user(), new Secret("guest"), options.broker().queue()))
        .withCluster(
            new PlatformOptions.Cluster(
                cluster.rest(), cluster.port(), LIVE_SLOTS + BACKFILL_SLOTS, cluster.logLevel()));
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
