package io.sportscards.demo.backfill;

import io.sportscards.archive.WritableArchive;
import io.sportscards.backfill.BackfillJob;
import io.sportscards.backfill.BackfillSettings;
import io.sportscards.backfill.BoundedRun;
import io.sportscards.backfill.RangeFlags;
import io.sportscards.backfill.RunName;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobFlags;
import io.sportscards.demo.services.JobJar;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Archives a range of the journal through the graph of the live job, as a run of its own. */
public final class BackfillCommand implements CliCommand {
  private static final Setting<String> RUN_ID =
      new Setting<>(
          RangeFlags.RUN_ID.name(),
          RangeFlags.RUN_ID.expected(),
          "",
          "Names the one writer of the run's files; made of the range if not given",
          Setting.Kind.FLAG,
          RangeFlags.RUN_ID.parser());

  private static final Setting<Boolean> DRY_RUN =
      SettingTypes.toggle("DRY_RUN", "Only say what would be read and written");

  /** What travels to the job as the user gave it. */
  private static final List<Setting<?>> FORWARDED =
      BackfillSettings.COMMAND.settings().stream()
          .filter(s -> !s.equals(RangeFlags.RUN_ID) && !s.equals(RangeFlags.UPPER_ID))
          .toList();

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(FORWARDED);
    settings.add(RUN_ID);
    settings.add(DRY_RUN);
    settings.add(PlatformSettings.POSTGRES_PASSWORD);
    settings.addAll(BackfillRun.SETTINGS);
    return new Command(
        "cards backfill",
        "Archive a range of the journal as a run of its own, and say whether all counts agree.",
        settings,
        List.of(
            "./cards backfill --from 2026-01-01 --to 2026-02-01 --dry-run",
            "./cards backfill --from 2026-01-01 --to 2026-02-01 --run-id backfill-january",
            "./cards backfill --from 2026-01-01 --to 2026-02-01 --run-id backfill-january --restart",
            "./cards backfill --files s3://sportscards/inbox/ --help",
            "./cards backfill --from 2026-01-31T06:00:00Z --to 2026-02-01 --by recorded_at --event-types orders.order_placed"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    JournalRange range = range(settings, 0);
    String runId = settings.get(RUN_ID) == null ? RunName.of(range) : settings.get(RUN_ID);
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    boolean isDry = settings.get(DRY_RUN);
    try (WritableArchive archive = Archive.writable(settings)) {
      BackfillRun run = new BackfillRun(archive, runId);
      if (isDry) {
        run.refuseFinished();
      } else {
        run.refuse(flink, settings.get(BackfillRun.RESTART));
      }
      BackfillPlan plan = BackfillPlan.of(settings, runId, id -> range(settings, id));
      System.out.println(plan.sentence());
      if (isDry) {
        System.out.print(plan.text(settings.get(BoundedRun.ROLL_BYTES)));
        return ExitCode.DONE;
      }
      run.removeLeftovers();
      String jar = flink.upload(JobJar.find(Checkout.root(), "backfill-job"));
      String job =
          run.submit(
              flink,
              jar,
              BackfillJob.class,
              flags(settings, plan),
              settings.get(PlatformSettings.PARALLELISM));
      return run.complete(flink, job, plan.count());
    }
  }

  private static JournalRange range(Settings settings, long upperId) throws CommandFailure {
    try {
      return RangeFlags.range(settings, upperId);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    }
  }

  private static Map<String, String> flags(Settings settings, BackfillPlan plan) {
    Map<String, String> flags = JobFlags.of(FORWARDED, settings);
    flags.put(RUN_ID.key(), plan.runId());
    flags.put(RangeFlags.UPPER_ID.key(), Long.toString(plan.range().upperId()));
    return flags;
  }
}
