package io.sportscards.loader;

import io.sportscards.loader.batch.LeaseLostException;
import io.sportscards.loader.batch.Step;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A loader as a process of its own, which may end like one that is killed. */
public final class LoaderProcess {
  public static final int KILLED = 137;
  public static final int LEASE_LOST = 9;

  private LoaderProcess() {}

  /** Loads everything that is there, once; ends before a step if one is given. */
  public static Process start(Path dir, String... step) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LoaderProcess.class.getName(),
                    dir.toString()),
                Stream.of(step))
            .toList();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("loader.log").toFile()))
        .start();
  }

  /** The process. */
  public static void main(String[] arguments) throws Exception {
    Path dir = Path.of(arguments[0]);
    Step last = arguments.length > 1 ? Step.valueOf(arguments[1]) : null;
    TestArchive archive = new TestArchive(dir.resolve("archive"));
    Warehouse warehouse = OnDuckDb.at(dir, archive);
    Steps steps =
        step -> {
          if (step == last) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    try {
      System.out.println(OnDuckDb.run(warehouse, archive, steps).loadAll());
    } catch (LeaseLostException lost) {
      System.out.println(lost.getMessage());
      System.exit(LEASE_LOST);
    }
  }
}
