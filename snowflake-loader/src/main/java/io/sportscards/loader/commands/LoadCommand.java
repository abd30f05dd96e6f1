package io.sportscards.loader.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.batch.BatchReport;
import io.sportscards.loader.batch.LeaseLostException;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Loads the files that manifests name into the tables of RAW. */
final class LoadCommand implements CliCommand {
  private static final Setting<Boolean> FOLLOW =
      SettingTypes.toggle("FOLLOW", "Go on with what comes, until the process is ended");
  private static final Setting<Duration> EVERY =
      SettingTypes.duration("EVERY", "PT10S", "With --follow: how often to look for new files")
          .asFlag();
  private static final Setting<Boolean> JSON =
      SettingTypes.toggle("JSON", "Print the result as one line of JSON");

  private final LoaderParts parts;

  LoadCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(parts.settings());
    settings.addAll(List.of(FOLLOW, EVERY, JSON));
    return new Command(
        "cards load",
        "Load new files of the archive into the tables of RAW, each exactly once.",
        settings,
        List.of("./cards load", "./cards load --json", "./cards load --follow --every PT1M"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Progress progress = Progress.onStandardError();
    try (ArchiveFiles archive = parts.archive(settings)) {
      Warehouse warehouse = parts.warehouse(settings, archive);
      InitCommand.apply(warehouse);
      LoadRun run =
          LoadRun.start(
              archive,
              warehouse,
              Reports.holder(),
              Steps.UNWATCHED,
              total -> progress.show(Reports.text(total)));
      BatchReport total = settings.get(FOLLOW) ? follow(run, settings.get(EVERY)) : run.loadAll();
      return Reports.show(total, run.problems(), settings.get(JSON));
    } catch (LeaseLostException lost) {
      throw new CommandFailure(ExitCode.USAGE, lost.getMessage());
    }
  }

  /** Ends between two batches when the process is asked to. */
  private static BatchReport follow(LoadRun run, Duration every) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  awaitQuietly(ended);
                },
                "end-load"));
    try {
      BatchReport total = run.loadAll();
      while (!asked.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        total = run.loadAll();
      }
      return total;
    } finally {
      ended.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
