package io.sportscards.benchmarks.cost;

import io.sportscards.benchmarks.profile.StackSample;
import io.sportscards.benchmarks.replay.ReplaySource;
import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.FlameGraph;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the median run into words, figures and pictures. */
final class CostReport {
  private CostReport() {}

  static Report of(List<CostRun> runs, String machine) {
    List<CostRun> sorted =
        runs.stream().sorted(Comparator.comparingDouble(CostRun::micros)).toList();
    CostRun median = sorted.get(sorted.size() / 2);
    Table table = new Table("part", "CPU us per event");
    List<Bar> bars = new ArrayList<>();
    median
        .microsByShare()
        .forEach(
            (share, micros) -> {
              table.row(share, two(micros));
              bars.add(new Bar(share, micros, two(micros)));
            });
    table.row("**all**", "**" + two(median.micros()) + "**");
    Map<String, String> pictures = new LinkedHashMap<>();
    pictures.put("cost", BarChart.svg("CPU microseconds per event", bars));
    pictures.put("cost-flame", flames(median));
    return new Report(
        "cost",
        "Cost of an event",
        question(median),
        table,
        pictures,
        remarks(sorted, median),
        machine);
  }

  private static String question(CostRun run) {
    return String.format(
        Locale.ROOT,
        "What an event costs without a broker: the live job's graph and configuration (RocksDB, a"
            + " checkpoint every 10 s) in one process, one subtask of each operator, over protobuf"
            + " events of %.0f bytes on average, each new, from memory to files in a directory."
            + " Median of runs of %,d events, divided by samples of the call stacks.",
        ReplaySource.meanBytes(),
        run.events());
  }

  private static List<String> remarks(List<CostRun> sorted, CostRun median) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "Lowest and highest of %d runs: %s and %s us."
            .formatted(
                sorted.size(),
                two(sorted.get(0).micros()),
                two(sorted.get(sorted.size() - 1).micros())));
    List<String> heap = new ArrayList<>();
    median
        .bytesByThread()
        .forEach((thread, bytes) -> heap.add(String.format(Locale.ROOT, "%s %.0f", thread, bytes)));
    remarks.add("Heap taken, bytes per event: " + String.join(", ", heap) + ".");
    median.microsByShare().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            most ->
                remarks.add(
                    "Most is spent in \"%s\"; `cost-flame.svg` shows on what."
                        .formatted(most.getKey())));
    remarks.add(
        "Not in it: the AMQP client, the network between task managers, and S3. The drain below"
            + " holds these.");
    return remarks;
  }

  private static String flames(CostRun run) {
    FlameGraph graph = new FlameGraph();
    for (StackSample sample : run.samples()) {
      List<String> path = new ArrayList<>();
      path.add(sample.thread());
      path.addAll(sample.frames());
      graph.add(path, sample.count());
    }
    return graph.svg("CPU by thread and call path");
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
