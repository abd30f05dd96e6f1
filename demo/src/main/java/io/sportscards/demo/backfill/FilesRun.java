package io.sportscards.demo.backfill;

import io.sportscards.archive.WritableArchive;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobFlags;
import io.sportscards.demo.services.JobJar;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A bounded run that reads files.
 *
 * @param main the class that builds its job
 * @param job what the job reads; every flag is handed on to it
 */
record FilesRun(Class<?> main, Command job) {

  /** What such a run had to read, known from what it left. */
  @FunctionalInterface
  interface Count {
    ExpectedRows in(WritableArchive archive) throws Exception;
  }

  /** What a command must list to use it. */
  List<Setting<?>> settings() {
    List<Setting<?>> settings = new ArrayList<>(job.settings());
    settings.addAll(BackfillRun.SETTINGS);
    return settings;
  }

  /** Refuses it or runs it to its end, and prints the report. */
  ExitCode run(Settings settings, String runId, Count expected) throws Exception {
    FlinkRest flink = new FlinkRest(settings.get(PlatformSettings.FLINK_REST));
    try (WritableArchive archive = Archive.writable(settings)) {
      BackfillRun run = new BackfillRun(archive, runId);
      run.refuse(flink, settings.get(BackfillRun.RESTART));
      run.removeLeftovers();
      String id =
          run.submit(
              flink,
              flink.upload(JobJar.find(Checkout.root(), "backfill-job")),
              main,
              JobFlags.of(job.settings(), settings),
              settings.get(PlatformSettings.PARALLELISM));
      return run.complete(flink, id, OptionalLong.empty(), () -> expected.in(archive));
    }
  }
}
