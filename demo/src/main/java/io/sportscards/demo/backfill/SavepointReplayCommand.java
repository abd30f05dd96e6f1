package io.sportscards.demo.backfill;

import io.sportscards.archive.WritableArchive;
import io.sportscards.backfill.RangeFlags;
import io.sportscards.backfill.ReplaySettings;
import io.sportscards.backfill.SavepointReplayJob;
import io.sportscards.backfill.SavepointReplaySettings;
import io.sportscards.backfill.StateCopyJob;
import io.sportscards.backfill.StateCopySettings;
import io.sportscards.backfill.savepoint.ReplayStart;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobEnd;
import io.sportscards.demo.services.JobFlags;
import io.sportscards.demo.services.JobJar;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Archives what the journal got from a time on and the job of a savepoint had not seen when it was
 * taken, as a run of its own.
 */
public final class SavepointReplayCommand implements CliCommand {
  private static final Setting<String> NO_SOURCE_RUN =
      new Setting<>(
          ReplaySettings.SOURCE_RUN.name(),
          "taken beside --savepoint: that reads the journal, this the files of a run; give one of the two",
          "",
          "Not with --savepoint",
          Setting.Kind.FLAG,
          text -> {
            throw new IllegalArgumentException();
          });

  /** What travels to the job that copies the state as the user gave it. */
  private static final List<Setting<?>> COPY =
      StateCopySettings.COMMAND.settings().stream()
          .filter(setting -> !setting.equals(StateCopySettings.COPY))
          .toList();

  /** What travels to the job that reads the journal as the user gave it. */
  private static final List<Setting<?>> REPLAY =
      SavepointReplaySettings.COMMAND.settings().stream()
          .filter(s -> !s.equals(RangeFlags.FROM) && !s.equals(RangeFlags.UPPER_ID))
          .toList();

  @Override
  public Command spec() {
    Set<Setting<?>> settings = new LinkedHashSet<>(COPY);
    settings.addAll(REPLAY);
    settings.add(NO_SOURCE_RUN);
    settings.add(PlatformSettings.POSTGRES_PASSWORD);
    settings.addAll(BackfillRun.SETTINGS);
    return new Command(
        "cards replay",
        "Archive what the journal got and a savepoint's job had not seen (--savepoint) as a run of its own.",
        new ArrayList<>(settings),
        List.of(
            "./cards replay --savepoint s3://sportscards/analytics/_flink/savepoints/savepoint-6fa1b2-0c9e --run-id replay-since-6fa1b2",
            "./cards replay --savepoint s3://sportscards/analytics/_flink/savepoints/savepoint-6fa1b2-0c9e --run-id replay-since-6fa1b2 --from 2026-07-01T06:00:00Z --restart"));
  }

  @Override
  public boolean takes(List<String> flags) {
    return flags.stream()
        .anyMatch(flag -> flag.equals("--savepoint") || flag.startsWith("--savepoint="));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    String runId = settings.get(ReplaySettings.RUN_ID);
    try (WritableArchive archive = Archive.writable(settings)) {
      BackfillRun run = new BackfillRun(archive, runId);
      run.refuse(flink, settings.get(BackfillRun.RESTART));
      StateCopy copy = new StateCopy(archive, runId);
      copy.remove();
      run.removeLeftovers();
      String jar = flink.upload(JobJar.find(Checkout.root(), "backfill-job"));
      try {
        copyState(settings, flink, run, jar, copy);
        return replay(settings, flink, run, jar, copy);
      } finally {
        copy.remove();
      }
    }
  }

  private static void copyState(
      Settings settings, FlinkRest flink, BackfillRun run, String jar, StateCopy copy)
      throws Exception {
    Map<String, String> flags = JobFlags.of(COPY, settings);
    flags.put(StateCopySettings.COPY.key(), copy.address());
    int parallelism = settings.get(PlatformSettings.PARALLELISM);
    String job = run.submit(flink, jar, StateCopyJob.class, flags, parallelism, "");
    JobEnd.await(flink, job, "Nothing was archived; once that is mended, give the same command");
    ReplayStart start = copy.start();
    System.out.printf(
        "Savepoint of %s, checkpoint %d: what its job had seen is copied%n",
        start.takenAt(), start.checkpointId());
  }

  private static ExitCode replay(
      Settings settings, FlinkRest flink, BackfillRun run, String jar, StateCopy copy)
      throws Exception {
    Instant from = Instant.parse(copy.start().from());
    BackfillPlan plan =
        BackfillPlan.of(
            settings,
            settings.get(ReplaySettings.RUN_ID),
            upperId -> SavepointReplaySettings.range(from, upperId));
    System.out.printf(
        "Run %s: %,d rows up to id %d with recorded_at from %s on%n",
        plan.runId(), plan.count().rows(), plan.range().upperId(), from);
    Map<String, String> flags = JobFlags.of(REPLAY, settings);
    flags.put(RangeFlags.FROM.key(), from.toString());
    flags.put(RangeFlags.UPPER_ID.key(), Long.toString(plan.range().upperId()));
    int parallelism = settings.get(PlatformSettings.PARALLELISM);
    String job =
        run.submit(flink, jar, SavepointReplayJob.class, flags, parallelism, copy.address());
    return run.complete(flink, job, plan.count());
  }
}
