package io.sportscards.demo.backfill;

import io.sportscards.archive.WritableArchive;
import io.sportscards.backfill.ReplayJob;
import io.sportscards.backfill.ReplaySettings;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import java.util.List;

/** Decodes what an earlier run archived again, under today's contract, as a run of its own. */
public final class ReplayCommand implements CliCommand {
  private static final FilesRun RUN = new FilesRun(ReplayJob.class, ReplaySettings.COMMAND);

  @Override
  public Command spec() {
    return new Command(
        "cards replay",
        "Decode the files of an earlier run again, as a new run of a higher generation.",
        RUN.settings(),
        List.of(
            "./cards replay --source-run live-1 --run-id replay-all",
            "./cards replay --savepoint s3://... --help",
            "./cards replay --source-run live-1 --run-id replay-a-day --from 2026-07-01 --to 2026-07-02",
            "./cards replay --source-run live-1 --run-id replay-rejected --quarantine --event-descriptors contract.binpb"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    refuseEmptyRange(settings);
    return RUN.run(
        settings, settings.get(ReplaySettings.RUN_ID), archive -> expected(archive, settings));
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
