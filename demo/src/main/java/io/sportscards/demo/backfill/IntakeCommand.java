package io.sportscards.demo.backfill;

import io.sportscards.backfill.IntakeJob;
import io.sportscards.backfill.IntakeSettings;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import java.util.List;

/** Archives the rows of delivered files, as a run of its own. */
public final class IntakeCommand implements CliCommand {
  private static final FilesRun RUN = new FilesRun(IntakeJob.class, IntakeSettings.COMMAND);

  // nobody but the job counts the rows of a delivered file
  private static final ExpectedRows ANY_NUMBER = ExpectedRows.atMost("Files hold", Long.MAX_VALUE);

  @Override
  public Command spec() {
    return new Command(
        "cards backfill",
        "Archive the rows of delivered files (--files) as a run of its own.",
        RUN.settings(),
        List.of(
            "./cards backfill --files s3://sportscards/inbox/ --event-type market.price_observed --producer card-exchange --run-id files-2026-07-01",
            "./cards backfill --files s3://sportscards/inbox/prices.csv --event-type market.price_observed --producer by-hand --run-id files-prices --restart"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    return RUN.run(settings, settings.get(IntakeSettings.RUN_ID), archive -> ANY_NUMBER);
  }

  @Override
  public boolean takes(List<String> flags) {
    return flags.stream().anyMatch(flag -> flag.equals("--files") || flag.startsWith("--files="));
  }
}
