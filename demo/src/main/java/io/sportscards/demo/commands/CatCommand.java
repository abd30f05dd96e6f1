package io.sportscards.demo.commands;

import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.demo.services.Archive;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prints the first lines of an archived file, as they are. */
public final class CatCommand implements CliCommand {
  private static final Setting<String> FILE =
      SettingTypes.text(
              "FILE",
              "",
              "A file as its manifest names it, or the start of its path; without it the run's first file")
          .asFlag();
  private static final Setting<Integer> LINES =
      SettingTypes.integer("LINES", 1, Integer.MAX_VALUE, "3", "Lines to print").asFlag();

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(List.of(FILE, LINES, PlatformSettings.RUN_ID));
    settings.addAll(Archive.SETTINGS);
    return new Command(
        "cards cat",
        "Print lines of an archived file.",
        settings,
        List.of(
            "./cards cat",
            "./cards cat --file quarantine/run_id=live-1/reason=INVALID_PAYLOAD --lines 1",
            "./cards cat --file bronze/run_id=live-1/event_type=orders.order_placed --lines 1000 | jq .payload"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    String start = settings.get(FILE) == null ? "" : settings.get(FILE);
    try (ArchiveFiles archive = Archive.open(settings)) {
      String path = find(archive, settings.get(PlatformSettings.RUN_ID), start);
      System.err.println(archive.address() + "/" + path);
      print(archive, path, settings.get(LINES));
    }
    return ExitCode.DONE;
  }

  private static String find(ArchiveFiles archive, String runId, String start)
      throws IOException, CommandFailure {
    return ManifestReader.readAll(archive, runId).stream()
        .flatMap(manifest -> manifest.files().stream())
        .map(ManifestReader.ManifestFile::path)
        .filter(path -> path.startsWith(start))
        .sorted()
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "No manifest of run "
                        + runId
                        + " names a file that starts with \""
                        + start
                        + "\""));
  }

  private static void print(ArchiveFiles archive, String path, int lines) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new ZstdInputStream(archive.open(path)), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        String line = reader.readLine();
        if (line == null) {
          return;
        }
        System.out.println(line);
      }
    } catch (FileNotFoundException e) {
      throw new IOException("A manifest names " + path + ", but the file is missing", e);
    }
  }
}
