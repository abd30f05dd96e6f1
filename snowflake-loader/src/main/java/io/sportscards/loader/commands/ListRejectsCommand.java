package io.sportscards.loader.commands;

import static io.sportscards.loader.commands.JsonOutput.JSON;

import io.sportscards.loader.batch.RejectedFiles;
import io.sportscards.loader.batch.RejectedFiles.RejectedFile;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Lists the files that could not be loaded. */
final class ListRejectsCommand implements CliCommand {
  private final LoaderParts parts;

  ListRejectsCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(parts.warehouseSettings());
    settings.add(JSON);
    return new Command(
        "cards reject list",
        "List files that could not be loaded, each with its reason.",
        settings,
        List.of("./cards reject list", "./cards reject list --json"));
  }

  /** A file as scripts want it. */
  private record RejectedLine(
      String path, String runId, long lines, String reason, String rejectedAt) {
    static RejectedLine of(RejectedFile file) {
      return new RejectedLine(
          file.file().path(),
          file.file().runId(),
          file.file().lines(),
          file.reason(),
          file.rejectedAt());
    }
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    List<RejectedFile> files = RejectedFiles.list(parts.existing(settings, null));
    if (settings.get(JSON)) {
      System.out.println(JsonOutput.of(files.stream().map(RejectedLine::of).toList()));
      return ExitCode.DONE;
    }
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
