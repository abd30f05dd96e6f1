package io.sportscards.demo.commands;

import io.sportscards.demo.backfill.BackfillCommand;
import io.sportscards.demo.marts.CompareCommand;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.Loading;
import io.sportscards.demo.transform.TransformCommand;
import io.sportscards.demo.transform.TransformReport;
import io.sportscards.loader.commands.LoaderCommands;
import io.sportscards.platform.PlatformOptions;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.ledger.LedgerCheck;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Of what the services did in the first round, the first third is in the journal alone, as the
 * queue came later; all else is in both. A live run takes the queue, a backfill the first two
 * thirds of the journal. In the second round the live run goes on with what comes then.
 */
final class DemoSteps {
  private static final String BACKFILL = "backfill-first-days";
  private static final String BEGINNING = "2000-01-01";
  private static final int LIVE_SLOTS = 2;
  private static final int BACKFILL_SLOTS = 1;

  /** The second round is so much smaller. */
  private static final int SMALLER = 10;

  private static final GeneratorSettings TIME = GeneratorSettings.of(0, 1);
  private static final Duration THIRD = TIME.span().dividedBy(3);

  private final int events;
  private final int seed;
  private ExitCode verdict = ExitCode.DONE;

  DemoSteps(Settings settings) {
    this.events = settings.get(DemoCommand.EVENTS);
    this.seed = settings.get(GeneratorFlags.SEED);
  }

  /** Does everything; the verdict is the first that is not good. */
  ExitCode run(Path local, String broker) throws Exception {
    step("Starting broker, journal, S3 server and Flink session cluster");
    UpCommand.start(platform(local, broker));

    step("Submitting the live job");
    run(
        new LiveCommand(),
        "--checkpoint-interval=PT2S",
        "--archive-roll-interval=PT10S",
        "--parallelism=" + LIVE_SLOTS);

    archiveFirstRound();
    step("Loading the files of both runs into the warehouse");
    run(LoaderCommands.load(Loading.PARTS));
    step("Holding the files against the tables of RAW");
    run(LoaderCommands.reconcile(Loading.PARTS));
    step("Building and testing STAGING and MART with dbt");
    TransformReport first = TransformCommand.transform(read(new TransformCommand()));

    archiveSecondRound();
    step("Loading the new files");
    run(LoaderCommands.load(Loading.PARTS));
    step("Building and testing STAGING and MART again, of what is new");
    TransformReport second = TransformCommand.transform(read(new TransformCommand()));
    System.out.print("\n" + TransformReport.compared(first, second));

    step("Holding the marts against the ledger of both rounds, for all three personas");
    run(new CompareCommand());
    return verdict;
  }

  private void archiveFirstRound() throws Exception {
    Instant queueFrom = TIME.until().minus(THIRD.multipliedBy(2));
    step(
        "Publishing events with duplicates, conflicts, late events and bad messages mixed in; what occurred before %s goes to the journal alone"
            .formatted(queueFrom));
    archiveLive("--events=" + events, "--seed=" + seed, "--journal-only-before=" + queueFrom);

    step("Holding the live run against the ledger of what went to the queue");
    run(new VerifyCommand());

    String until = TIME.until().minus(THIRD).toString();
    step("Archiving what the journal has from before " + until + ", beside the live job");
    run(
        new BackfillCommand(),
        "--from=" + BEGINNING,
        "--to=" + until,
        "--run-id=" + BACKFILL,
        "--parallelism=" + BACKFILL_SLOTS);

    step("Holding the backfill against the rows of the journal");
    run(new VerifyCommand(), "--run-id", BACKFILL);

    step("Holding both runs together against the ledger of everything");
    run(new VerifyCommand(), "--run-id", "all");
  }

  /** Its days are the last of the first round and the one after. */
  private void archiveSecondRound() throws Exception {
    Instant until = TIME.until().plus(THIRD);
    step(
        "A second round: publishing further events, from %s on"
            .formatted(until.minus(THIRD.multipliedBy(2))));
    archiveLive(
        "--events=" + Math.max(1, events / SMALLER),
        "--seed=" + (seed == Integer.MAX_VALUE ? 0 : seed + 1),
        "--until=" + until,
        "--span=" + THIRD.multipliedBy(2));

    step("Holding the live run against the ledger of both rounds");
    run(new VerifyCommand());
  }

  private static void archiveLive(String... flags) throws Exception {
    long before = queuedLines();
    try (ArchivingWatch watch =
        ArchivingWatch.start(read(new VerifyCommand()), read(new StatusCommand()), before)) {
      Published published =
          PublishCommand.publish(read(new PublishCommand(), flags), watch::published);
      System.out.print(published.text());
      long lines = queuedLines();
      step(
          "Waiting until the %,d lines of the queue are in committed files"
              .formatted(lines - before));
      watch.awaitLines(lines);
    }
  }

  /** Of all rounds: a message without a body is the same in each of them, and one line. */
  private static long queuedLines() throws Exception {
    return LedgerCheck.lines(LedgerReader.queuedIn(Checkout.ledgers()));
  }

  private void run(CliCommand command, String... flags) throws Exception {
    ExitCode code = command.run(read(command, flags));
    verdict = verdict == ExitCode.DONE ? code : verdict;
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
  static Settings read(CliCommand command, String... flags) {
    return Settings.read(
        command.spec(),
        new Sources(List.of(flags), Map.of(), List.of(Checkout.local().resolve("env"))));
  }

  private static void step(String text) {
    System.out.println("\n== " + text);
  }
}
