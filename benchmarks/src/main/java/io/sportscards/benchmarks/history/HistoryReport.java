package io.sportscards.benchmarks.history;

import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the medians into words, figures and pictures. */
final class HistoryReport {
  private HistoryReport() {}

  static Report of(long rows, double meanBytes, List<HistoryRun> runs, String machine) {
    Map<String, List<HistoryRun>> byContender = new LinkedHashMap<>();
    runs.forEach(
        run -> byContender.computeIfAbsent(run.contender(), c -> new ArrayList<>()).add(run));
    List<HistoryRun> medians = byContender.values().stream().map(HistoryReport::median).toList();
    Table table =
        new Table(
            "contender", "rows/s", "ratio", "seconds", "CPU us per row", "rows lost, at most");
    List<Bar> bars = new ArrayList<>();
    for (HistoryRun run : medians) {
      double rate = rows / run.seconds();
      table.row(
          run.contender(),
          format("%,.0f", rate),
          format("%.2f", medians.get(0).seconds() / run.seconds()),
          format("%.1f", run.seconds()),
          format("%.1f", run.micros()),
          format("%,d", lost(byContender.get(run.contender()))));
      bars.add(new Bar(run.contender().replaceFirst(", .*", ""), rate, format("%,.0f/s", rate)));
    }
    Map<String, String> pictures = new LinkedHashMap<>();
    pictures.put("backfill", BarChart.svg("Rows per second out of the journal", bars));
    pictures.put("backfill-cost", cost(medians.get(1)));
    return new Report(
        "backfill",
        "Archiving the journal",
        format(
            "%,d rows with protobuf events of %.0f bytes, each new, of 17 types on three days, are taken"
                + " out of a PostgreSQL server; contenders do it in turn, medians of %d rounds. The"
                + " backfill decodes, drops duplicates and writes bronze through an S3 server; its"
                + " time is that of the whole job, start and commit included.",
            rows, meanBytes, runs.size() / medians.size()),
        table,
        pictures,
        List.of(
            "Goal: the backfill at 0.5 of COPY and zstd.",
            "PostgreSQL, S3 server and contender share the cores; their CPU time is not in the last"
                + " column. COPY runs through the JDBC driver, zstd in a second thread, by the same"
                + " library as the archive's.",
            "JdbcSource has been seen to lose a range of 50,000 rows: the connection of a fetcher was"
                + " closed under it, the job went on and finished. Such a run counts with its time as"
                + " it is.",
            "The graph runs in one process with two subtasks, 512 MiB of managed memory and a heap"
                + " of 1 GiB, whatever the number of rows."),
        machine);
  }

  private static String cost(HistoryRun run) {
    List<Bar> bars = new ArrayList<>();
    run.microsByShare()
        .forEach((share, micros) -> bars.add(new Bar(share, micros, format("%.2f", micros))));
    return BarChart.svg("CPU microseconds per row of the backfill", bars);
  }

  private static long lost(List<HistoryRun> runs) {
    return runs.stream().mapToLong(HistoryRun::lost).max().orElse(0);
  }

  private static HistoryRun median(List<HistoryRun> runs) {
    List<HistoryRun> sorted =
        runs.stream().sorted(Comparator.comparingDouble(HistoryRun::seconds)).toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
