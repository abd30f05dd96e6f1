package io.sportscards.benchmarks.drain;

import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Puts the medians into words, figures and a picture. */
final class DrainReport {
  private DrainReport() {}

  static Report of(
      long warmUp, long messages, double meanBytes, List<DrainRun> runs, String machine) {
    Map<String, List<DrainRun>> byContender = new LinkedHashMap<>();
    runs.forEach(
        run -> byContender.computeIfAbsent(run.contender(), c -> new ArrayList<>()).add(run));
    Table table =
        new Table(
            "contender",
            "messages/s",
            "ratio",
            "seconds until all is done",
            "CPU us per message",
            "broker's CPU us");
    List<Bar> bars = new ArrayList<>();
    double bare = median(byContender.values().iterator().next(), DrainRun::rate);
    byContender.forEach(
        (name, own) -> {
          double rate = median(own, DrainRun::rate);
          table.row(
              name,
              format("%,.0f", rate),
              format("%.2f", rate / bare),
              format("%.1f", median(own, DrainRun::seconds)),
              format("%.1f", median(own, DrainRun::micros)),
              format("%.1f", median(own, DrainRun::brokerMicros)));
          bars.add(new Bar(name.replaceFirst(":.*", ""), rate, format("%,.0f/s", rate)));
        });
    return new Report(
        "drain",
        "Draining a backlog",
        format(
            "%,d protobuf events of %.0f bytes wait in a quorum queue of a real RabbitMQ server;"
                + " contenders empty it in turn, medians of %d rounds; each has taken %,d more"
                + " before it is measured. A rate counts what a contender took; \"done\" means acknowledged,"
                + " and in committed files where files are written.",
            messages, meanBytes, runs.size() / byContender.size(), warmUp),
        table,
        Map.of("drain", BarChart.svg("Messages per second out of a full queue", bars)),
        List.of(
            "Goal: the live job at 0.95 of the bare consumer.",
            "Broker, S3 server and contender share the cores: where CPU per message times the rate"
                + " comes near their number, CPU is the limit.",
            "The live job runs in three processes with a checkpoint every 2 s and 60,000 messages"
                + " of prefetch on each of 4 channels; RMQSource in one process with a checkpoint"
                + " every second and 60,000 on each of 2 channels, at least once: its own"
                + " deduplication needs correlation ids from the publishers and a single subtask."
                + " Its prefetch takes a subclass: as released, it cannot set one on a quorum"
                + " queue, and reads 2,000 messages per checkpoint.",
            "Of the live job's CPU time a third is the JIT compilers', since its processes are new in"
                + " each turn: 31 us per message, counted by thread in a turn of 1.2 million messages."
                + " Of the rest drop-duplicates has 12, reading and decoding 10, archive-lines 9, the"
                + " network between task managers 6.",
            "Up to prefetch x channels messages are still on their way when the last one counts as"
                + " delivered."),
        machine);
  }

  private static double median(List<DrainRun> runs, ToDoubleFunction<DrainRun> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
