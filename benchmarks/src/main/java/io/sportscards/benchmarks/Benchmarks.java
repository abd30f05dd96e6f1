package io.sportscards.benchmarks;

import io.sportscards.benchmarks.cost.CostBenchmark;
import io.sportscards.benchmarks.drain.DrainBenchmark;
import io.sportscards.benchmarks.files.FilesBenchmark;
import io.sportscards.benchmarks.freshness.FreshnessBenchmark;
import io.sportscards.benchmarks.history.GrowthBenchmark;
import io.sportscards.benchmarks.history.HistoryBenchmark;
import io.sportscards.benchmarks.load.LoadBenchmark;
import io.sportscards.benchmarks.marts.MartsBenchmark;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.ReportFiles;
import io.sportscards.benchmarks.state.StateBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs one benchmark and writes what it found: {@code Benchmarks drain benchmarks messages=20000}.
 */
public final class Benchmarks {
  private static final Map<String, Function<Scale, Benchmark>> ALL =
      new TreeMap<>(
          Map.of(
              "backfill",
              HistoryBenchmark::of,
              "cost",
              scale -> new CostBenchmark(1_000_000, 2_000_000, 3),
              "drain",
              DrainBenchmark::of,
              "files",
              FilesBenchmark::of,
              "freshness",
              FreshnessBenchmark::of,
              "growth",
              GrowthBenchmark::of,
              "load",
              LoadBenchmark::of,
              "marts",
              MartsBenchmark::of,
              "state",
              scale ->
                  new StateBenchmark(List.of(1_000_000L, 10_000_000L, 50_000_000L), 1_000_000)));

  private Benchmarks() {}

  /** The names of all benchmarks. */
  static Set<String> names() {
    return ALL.keySet();
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 2 || !ALL.containsKey(args[0])) {
      System.err.println(
          "Usage: Benchmarks NAME DIRECTORY [number=N ...], with a NAME of "
              + ALL.keySet()
              + " and the DIRECTORY that holds intro.md");
      System.exit(2);
    }
    Scale scale = Scale.of(List.of(args).subList(2, args.length));
    Benchmark benchmark = ALL.get(args[0]).apply(scale);
    scale.refuseStrays();
    Path scratch = Files.createTempDirectory("benchmark");
    try {
      Report report = benchmark.run(scratch, new Progress(System.err));
      new ReportFiles(Path.of(args[1])).write(report);
    } finally {
      delete(scratch);
    }
    // Flink leaves threads behind that are no daemons
    System.exit(0);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
