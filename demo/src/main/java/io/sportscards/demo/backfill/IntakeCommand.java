package io.sportscards.demo.backfill;

import io.sportscards.backfill.IntakeJob;
import io.sportscards.backfill.IntakeSettings;
import io.sportscards.demo.CliCommand;
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

/** Archives the rows of delivered files, as a run of its own. */
public final class IntakeCommand implements CliCommand {
  // nobody but the job counts the rows of a delivered file
  private static final ExpectedRows ANY_NUMBER = ExpectedRows.atMost("Files hold", Long.MAX_VALUE);

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(IntakeSettings.COMMAND.settings());
    settings.add(BackfillCommand.RESTART);
    settings.add(PlatformSettings.FLINK_REST);
    settings.add(PlatformSettings.AWS_REGION);
    settings.add(PlatformSettings.S3_ENDPOINT);
    settings.add(PlatformSettings.AWS_ACCESS_KEY_ID);
    settings.add(PlatformSettings.AWS_SECRET_ACCESS_KEY);
    return new Command(
        "cards backfill",
        "Archive the rows of delivered files (--files) as a run of its own.",
        settings,
        List.of(
            "./cards backfill --files s3://sportscards/inbox/ --event-type market.price_observed --producer card-exchange --run-id files-2026-07-01",
            "./cards backfill --files s3://sportscards/inbox/prices.csv --event-type market.price_observed --producer by-hand --run-id files-prices --restart"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    String runId = settings.get(IntakeSettings.RUN_ID);
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    try (WritableArchive archive = Archive.writable(settings)) {
      BackfillRun run = new BackfillRun(archive, runId);
      run.refuse(flink, settings.get(BackfillCommand.RESTART));
      run.removeLeftovers();
      String job =
          run.submit(
              flink,
              flink.upload(JobJar.find(Checkout.root(), "backfill-job")),
              IntakeJob.class,
              JobFlags.of(IntakeSettings.COMMAND.settings(), settings),
              settings.get(PlatformSettings.PARALLELISM));
      System.out.println(flink.uri() + "/#/job/running/" + job);
      return run.show(run.complete(flink, job, OptionalLong.empty(), () -> ANY_NUMBER));
    }
  }

  @Override
  public boolean takes(List<String> flags) {
    return flags.stream().anyMatch(flag -> flag.equals("--files") || flag.startsWith("--files="));
  }
}
