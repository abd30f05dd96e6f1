package io.sportscards.loader.commands;

import static io.sportscards.loader.commands.JsonOutput.JSON;

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

/** Loads the files that manifests name into the tables of RAW. */
final class LoadCommand implements CliCommand {
  private static final Setting<Boolean> FOLLOW =
      SettingTypes.toggle("FOLLOW", "Go on with what comes, until the process is ended");
  private static final Setting<Duration> EVERY =
      SettingTypes.duration("EVERY", "PT10S", "With --follow: how often to look for new files")
          .asFlag();

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
      warehouse.ensureTables();
      LoadRun run =
          LoadRun.start(
              archive,
              warehouse,
              Reports.holder(),
              Steps.UNWATCHED,
              total -> progress.show(Reports.text(total)));
      return settings.get(FOLLOW)
          ? follow(run, settings.get(EVERY), settings.get(JSON))
          : Reports.show(run.loadAll(), run.problems(), settings.get(JSON));
    } catch (LeaseLostException lost) {
      throw new CommandFailure(ExitCode.USAGE, lost.getMessage());
    }
  }

  /** Ends between two batches when the process is asked to, and tells what it loaded. */
  private static ExitCode follow(LoadRun run, Duration every, boolean json) throws Exception {
    try (EndRequest end = new EndRequest()) {
      BatchReport total = run.loadAll();
      while (!end.madeWithin(every)) {
        total = run.loadAll();
      }
      return Reports.show(total, run.problems(), json);
    }
  }
}
