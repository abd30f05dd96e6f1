package io.sportscards.loader.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.batch.LeaseLostException;
import io.sportscards.loader.batch.RejectedFiles;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Tries files again that could not be loaded. */
final class RetryRejectsCommand implements CliCommand {
  private static final Setting<String> FILE =
      SettingTypes.text("FILE", "", "Only files whose path starts so").asFlag();

  private final LoaderParts parts;

  RetryRejectsCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(parts.settings());
    settings.add(FILE);
    return new Command(
        "cards reject retry",
        "Load files again that could not be loaded; those that still cannot stay rejected.",
        settings,
        List.of(
            "./cards reject retry", "./cards reject retry --file bronze/run_id=backfill-january/"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    String start = settings.get(FILE) == null ? "" : settings.get(FILE);
    try (ArchiveFiles archive = parts.archive(settings)) {
      Warehouse warehouse = parts.existing(settings, archive);
      List<CommittedFile> files =
          RejectedFiles.list(warehouse).stream()
              .map(RejectedFiles.RejectedFile::file)
              .filter(file -> file.path().startsWith(start))
              .toList();
      if (files.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "No file that starts with \"%s\" is rejected; ./cards reject list shows those that are"
                .formatted(start));
      }
      return Reports.show(
          RejectedFiles.retry(warehouse, Reports.holder(), files), List.of(), false);
    } catch (LeaseLostException lost) {
      throw new CommandFailure(ExitCode.USAGE, lost.getMessage());
    }
  }
}
