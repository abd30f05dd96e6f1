package io.sportscards.demo.services;

import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo starts from nothing: it removes what an earlier demo left, and nothing else. */
public final class DemoData {
  private static final String MARK = "left-by-demo";
  private static final List<String> DATA =
      List.of(
          "qpid",
          "rabbitmq",
          "s3",
          "postgres",
          "flink",
          "ledger",
          "warehouse.duckdb",
          "warehouse.duckdb.wal");

  private DemoData() {}

  /**
   * Removes the data of an earlier demo and notes that what follows is a demo's.
   *
   * @throws CommandFailure when there are data that no demo left
   */
  public static void startFresh(Path local) throws IOException, CommandFailure {
    Path mark = local.resolve(MARK);
    List<Path> data = DATA.stream().map(local::resolve).filter(Files::exists).toList();
    if (!data.isEmpty() && Files.notExists(mark)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          local
              + " holds data of a platform that was up. The demo starts from nothing: remove them with 'rm -r "
              + local
              + "', or run it elsewhere with CARDS_LOCAL=/tmp/demo ./cards demo");
    }
    for (Path directory : data) {
      remove(directory);
    }
    Files.createDirectories(local);
    Files.writeString(
        mark,
        "The data here were made by ./cards demo, which removes them when it starts again.\n");
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
