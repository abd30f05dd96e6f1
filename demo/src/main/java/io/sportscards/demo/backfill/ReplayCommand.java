package io.sportscards.demo.backfill;

import io.sportscards.backfill.ReplayJob;
import io.sportscards.backfill.ReplaySettings;
import io.sportscards.demo.CliCommand;
import io.sportscards.demo.CommandFailure;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobFlags;
import io.sportscards.demo.services.JobJar;
import io.sportscards.platform.archive.WritableArchive;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Decodes what an earlier run archived again, under today's contract, as a run of its own. */
public final class ReplayCommand implements CliCommand {

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(ReplaySettings.COMMAND.settings());
    settings.add(BackfillCommand.RESTART);
    settings.add(PlatformSettings.FLINK_REST);
    settings.add(PlatformSettings.AWS_REGION);
    settings.add(PlatformSettings.S3_ENDPOINT);
    settings.add(PlatformSettings.AWS_ACCESS_KEY_ID);
    settings.add(PlatformSettings.AWS_SECRET_ACCESS_KEY);
    return new Command(
        "cards replay",
        "Decode the files of an earlier run again, as a new run of a higher generation.",
        settings,
        List.of(
            "./cards replay --source-run live-1 --run-id replay-all",
            "./cards replay --source-run live-1 --run-id replay-a-day --from 2026-07-01 --to 2026-07-02",
            "./cards replay --source-run live-1 --run-id replay-rejected --quarantine --event-descriptors contract.binpb"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    refuseEmptyRange(settings);
    String runId = settings.get(ReplaySettings.RUN_ID);
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    try (WritableArchive archive = Archive.writable(settings)) {
      BackfillRun run = new BackfillRun(archive, runId);
      run.refuse(flink, settings.get(BackfillCommand.RESTART));
      run.removeLeftovers();
      String job =
          run.submit(
              flink,
              flink.upload(JobJar.find(Checkout.root(), "backfill-job")),
              ReplayJob.class,
              JobFlags.of(ReplaySettings.COMMAND.settings(), settings),
              settings.get(PlatformSettings.PARALLELISM));
      System.out.println(flink.uri() + "/#/job/running/" + job);
      return run.show(
          run.complete(flink, job, OptionalLong.empty(), () -> expected(archive, settings)));
    }
  }

  private static void refuseEmptyRange(Settings settings) throws CommandFailure {
    try {
      ReplaySettings.range(settings);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
  }

  /** A file holds days, a range cuts them; and conflicts are left in quarantine. */
  private static ExpectedRows expected(WritableArchive archive, Settings settings)
      throws Exception {
    long lines = InputLines.of(archive, settings.get(ReplaySettings.RUN_ID));
    boolean isWhole =
        settings.get(ReplaySettings.FROM) == null
            && settings.get(ReplaySettings.TO) == null
            && !settings.get(ReplaySettings.QUARANTINE);
    String counter = "The manifests of run " + settings.get(ReplaySettings.SOURCE_RUN) + " count";
    return isWhole ? ExpectedRows.exactly(counter, lines) : ExpectedRows.atMost(counter, lines);
  }
}
