package io.sportscards.benchmarks.state;

import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the runs into words, figures and a picture. */
final class StateReport {
  private static final double MIB = 1 << 20;

  private StateReport() {}

  static Report of(List<StateRun> runs, String machine) {
    Table table =
        new Table(
            "identities",
            "events/s",
            "against the first",
            "CPU us per event",
            "checkpoint, MiB in all",
            "MiB uploaded by it",
            "seconds it took",
            "bytes per identity");
    List<Bar> bars = new ArrayList<>();
    StateRun first = runs.get(0);
    for (StateRun run : runs) {
      String identities = format("%,d", run.identities());
      table.row(
          identities,
          format("%,.0f", run.rate()),
          format("%.2f", run.rate() / first.rate()),
          format("%.2f", run.micros()),
          format("%.1f", run.checkpoint().fullBytes() / MIB),
          format("%.1f", run.checkpoint().uploadedBytes() / MIB),
          format("%.1f", run.checkpoint().millis() / 1e3),
          format("%.1f", run.bytesPerIdentity()));
      bars.add(new Bar(identities + " identities", run.rate(), format("%,.0f/s", run.rate())));
    }
    StateRun last = runs.get(runs.size() - 1);
    return new Report(
        "state",
        "Growing state",
        "Throughput and checkpoints of the live job's graph and configuration as drop-duplicates"
            + " remembers more: one process, one subtask of each operator, 192 MiB for RocksDB,"
            + " each event new, ids in random order, events from memory, lines thrown away.",
        table,
        Map.of("state", BarChart.svg("Events per second by identities remembered", bars)),
        List.of(
            format(
                "Goal: at the most identities at least 0.8 of the throughput at the fewest; here it"
                    + " is %.2f.",
                last.rate() / first.rate()),
            "Limited by RocksDB: one look-up and one insert for each event, and compactions in the"
                + " background on the same cores."),
        machine);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
