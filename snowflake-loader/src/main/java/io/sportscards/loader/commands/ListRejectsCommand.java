package io.sportscards.loader.commands;

import io.sportscards.loader.batch.RejectedFiles;
import io.sportscards.loader.batch.RejectedFiles.RejectedFile;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import java.util.List;

/** Lists the files that could not be loaded. */
final class ListRejectsCommand implements CliCommand {
  private final LoaderParts parts;

  ListRejectsCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    return new Command(
        "cards reject list",
        "List files that could not be loaded, each with its reason.",
        parts.warehouseSettings(),
        List.of("./cards reject list"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    List<RejectedFile> files = RejectedFiles.list(parts.warehouse(settings, null));
    for (RejectedFile rejected : files) {
      System.out.printf(
          "%s  %s (%,d lines) %s%n",
          rejected.rejectedAt(),
          rejected.file().path(),
          rejected.file().lines(),
          rejected.reason());
    }
    System.out.printf(
        "%,d files are rejected%s%n",
        files.size(), files.isEmpty() ? "" : "; ./cards reject retry tries them again");
    return ExitCode.DONE;
  }
}
