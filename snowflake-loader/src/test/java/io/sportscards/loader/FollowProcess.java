package io.sportscards.loader;

import io.sportscards.loader.commands.LoaderCommands;
import io.sportscards.loader.commands.LoaderParts;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import io.sportscards.settings.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code load --follow} as a process of its own. */
public final class FollowProcess {
  private FollowProcess() {}

  static Process start(Path dir) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            FollowProcess.class.getName(),
            dir.toString())
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("follow.log").toFile())
        .start();
  }

  /** The process. */
  public static void main(String[] arguments) throws Exception {
    Path dir = Path.of(arguments[0]);
    TestArchive archive = new TestArchive(dir.resolve("archive"));
    CliCommand load =
        LoaderCommands.load(
            new LoaderParts(
                List.of(), settings -> archive.files(), WarehouseSettings.WAREHOUSE_FILE));
    load.run(
        Settings.read(
            load.spec(),
            new Sources(
                List.of(
                    "--follow",
                    "--every=PT0.2S",
                    "--warehouse-file=" + dir.resolve("warehouse.duckdb")),
                Map.of(),
                List.of())));
  }
}
