package io.sportscards.benchmarks.marts;

import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts builds and queries into words, figures and a picture. */
final class MartsReport {
  private static final double GOAL_RATIO = 0.1;
  private static final double GOAL_MILLIS = 1_000;
  private static final int NAMED = 5;
  private static final int LABEL = 38; // as many letters as the picture has room for

  private final long events;
  private final int days;
  private final long factRows;
  private final Builds builds;
  private final int rounds;
  private final List<QueryTime> times;
  private final List<QueryTime> larger;

  /**
   * @param rounds at least one
   * @param times of each query
   * @param larger of the same queries, with so many rows in the large facts
   */
  MartsReport(
      long events,
      int days,
      long factRows,
      List<Builds> rounds,
      List<QueryTime> times,
      List<QueryTime> larger) {
    this.events = events;
    this.days = days;
    this.factRows = factRows;
    this.rounds = rounds.size();
    this.builds =
        rounds.stream()
            .sorted(Comparator.comparingDouble(Builds::ratio))
            .toList()
            .get(rounds.size() / 2);
    this.times = times;
    this.larger = larger;
  }

  Report report(String machine) {
    return new Report(
        "marts",
        "Building and asking the marts",
        format(
            "dbt builds STAGING and MART of %,d events of 17 types on %,d days, each new, in one file of"
                + " DuckDB: all of 99 %% of them, then the latest 1 %% as a load of its own; %s. Then every"
                + " query of `sql/examples.sql` (over RAW) and `sql/mart_examples.sql` (over MART) runs %d"
                + " times in a read-only connection of its own, after once unmeasured; and %d times again"
                + " with %,d rows in each of fct_order_lines and fct_card_interactions, copies under keys"
                + " of their own.",
            events,
            days,
            rounds == 1 ? "one round" : "the median of " + rounds + " rounds",
            times.get(0).sortedMillis().size(),
            larger.get(0).sortedMillis().size(),
            factRows),
        List.of(runs(), queries()),
        Map.of("marts", picture()),
        remarks(),
        machine);
  }

  private Table runs() {
    Table table =
        new Table("run of dbt", "seconds", "ratio", "start and end", "in models", "ratio of these");
    row(table, format("full refresh, %,d events", events - events / 100), builds.full());
    row(table, format("incremental, %,d events more", events / 100), builds.incremental());
    return table;
  }

  private void row(Table table, String name, DbtRun run) {
    table.row(
        name,
        format("%.1f", run.seconds()),
        format("%.2f", run.seconds() / builds.full().seconds()),
        format("%.1f", run.startSeconds()),
        format("%.1f", run.modelSeconds()),
        format("%.2f", run.modelSeconds() / builds.full().modelSeconds()));
  }

  private Table queries() {
    Table table =
        new Table(
            "query", "reads", "rows", "p50, ms", "p95, ms", "larger facts: p50, ms", "p95, ms");
    for (int i = 0; i < times.size(); i++) {
      QueryTime time = times.get(i);
      table.row(
          time.query().name(),
          time.query().layer(),
          format("%,d", time.rows()),
          format("%,.0f", time.p50()),
          format("%,.0f", time.p95()),
          format("%,.0f", larger.get(i).p50()),
          format("%,.0f", larger.get(i).p95()));
    }
    return table;
  }

  private String picture() {
    List<Bar> bars =
        larger.stream()
            .sorted(Comparator.comparingDouble(QueryTime::p95).reversed())
            .map(
                time ->
                    new Bar(label(time.query().name()), time.p95(), format("%,.0f ms", time.p95())))
            .toList();
    return BarChart.svg(
        format("p95 of each query with %,d rows in the large facts", factRows), bars);
  }

  private static String label(String name) {
    return name.length() <= LABEL ? name : name.substring(0, LABEL - 1).strip() + "…";
  }

  private List<String> remarks() {
    return List.of(
        format(
            "Goal: the incremental run in at most %.2f of a full refresh; here it is %.2f, and %.2f"
                + " without dbt's start and end.",
            GOAL_RATIO, builds.ratio(), builds.ratioOfWork()),
        format(
            "Seconds of the slowest models of the full refresh: %s; of the incremental run: %s.",
            builds.full().slowest(NAMED), builds.incremental().slowest(NAMED)),
        goal("MART"),
        goal("RAW"),
        "Limited by reading: where a question is of all time a fact is read and joined whole,"
            + " and over RAW each payload is parsed anew.",
        format(
            "What the incremental run takes with hardly any work in it: the start of dbt, and %.2f s for the"
                + " middle one of its %d models.",
            builds.incremental().median(), builds.incremental().models().size()),
        "DuckDB may use 2 GB of memory in dbt and in the queries, as dbt/profiles.yml says.");
  }

  private String goal(String layer) {
    return format(
        "Goal: p95 of each query over %s below one second; it is for %s; with the larger facts for %s.",
        layer, within(layer, times), within(layer, larger));
  }

  private static String within(String layer, List<QueryTime> times) {
    List<QueryTime> sorted =
        times.stream()
            .filter(time -> time.query().layer().equals(layer))
            .sorted(Comparator.comparingDouble(QueryTime::p95))
            .toList();
    QueryTime slowest = sorted.get(sorted.size() - 1);
    return format(
        "%d of %d, and the slowest is \"%s\" with %,.0f ms",
        sorted.stream().filter(time -> time.p95() < GOAL_MILLIS).count(),
        sorted.size(),
        slowest.query().name(),
        slowest.p95());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
