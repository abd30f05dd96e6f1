package io.sportscards.benchmarks.marts;

import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * How long dbt builds all tables at once and after 1 % more events, and how long they take to
 * answer.
 */
public final class MartsBenchmark implements Benchmark {
  private final Path checkout;
  private final long events;
  private final int days;
  private final int rounds;
  private final int runs;
  private final long factRows;

  /**
   * @param checkout the project's root
   * @param events in RAW in the end
   * @param days that they happen in
   * @param rounds of building
   * @param runs of each query, a quarter of these with the larger facts
   * @param factRows of each large fact, when the queries run again
   */
  MartsBenchmark(Path checkout, long events, int days, int rounds, int runs, long factRows) {
    if (events < 100 || days < 1 || rounds < 1 || runs < 4) {
      throw new IllegalArgumentException(
          "%d events, %d days, %d rounds, %d runs: at least 100, 1, 1 and 4 are expected."
              .formatted(events, days, rounds, runs));
    }
    this.checkout = checkout.toAbsolutePath();
    this.events = events;
    this.days = days;
    this.rounds = rounds;
    this.runs = runs;
    this.factRows = factRows;
  }

  /**
   * Five million {@code events} in 400 {@code days}, one of the {@code rounds}, 20 {@code runs} of
   * each query.
   */
  public static MartsBenchmark of(Scale scale) {
    return new MartsBenchmark(
        Path.of(""),
        scale.number("events", 5_000_000),
        Math.toIntExact(scale.number("days", 400)),
        Math.toIntExact(scale.number("rounds", 1)),
        Math.toIntExact(scale.number("runs", 20)),
        scale.number("fact-rows", 10_000_000));
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    progress.expect(4 + 3 * rounds);
    long more = events / 100;
    progress.step("write %,d events of %,d days".formatted(events, days));
    WorldFiles world =
        new WorldFiles(Files.createDirectories(scratch.resolve("lines")), events, days);
    List<Path> first = world.write(events - more);
    List<Path> last = world.write(more);
    Path warehouse = scratch.resolve("build/warehouse.duckdb");
    List<Builds> builds = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      FileUtils.deleteDirectory(warehouse.getParent().toFile());
      builds.add(build(round, warehouse, first, last, progress));
    }
    List<Query> queries = new ArrayList<>(Query.of("RAW", checkout.resolve("sql/examples.sql")));
    queries.addAll(Query.of("MART", checkout.resolve("sql/mart_examples.sql")));
    progress.step("%d queries, %d times each".formatted(queries.size(), runs));
    List<QueryTime> times = QueryTime.measure(warehouse, queries, runs, progress);
    progress.step("fill up facts to %,d rows".formatted(factRows));
    LargerFacts.fill(warehouse, factRows);
    progress.step("the same queries, %d times each".formatted(runs / 4));
    List<QueryTime> larger = QueryTime.measure(warehouse, queries, runs / 4, progress);
    return new MartsReport(events, days, factRows, builds, times, larger)
        .report(Machine.describe(load));
  }

  private Builds build(
      int round, Path warehouse, List<Path> first, List<Path> last, Progress progress)
      throws Exception {
    Path scratch = Files.createDirectories(warehouse.getParent());
    progress.step("round %d: fill RAW".formatted(round));
    FilledRaw raw = FilledRaw.create(warehouse);
    raw.load(first);
    Dbt dbt = new Dbt(checkout, warehouse, scratch);
    dbt.run("seed");
    progress.step("round %d: build all".formatted(round));
    DbtRun full = dbt.run("run", "--full-refresh");
    progress.note("%.1f s".formatted(full.seconds()));
    progress.step("round %d: 1 %% more".formatted(round));
    raw.load(last);
    DbtRun incremental = dbt.run("run");
    progress.note("%.1f s".formatted(incremental.seconds()));
    return new Builds(full, incremental);
  }
}
