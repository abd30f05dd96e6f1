package io.sportscards.benchmarks.load;

import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the medians into words, figures and a picture. */
final class LoadReport {
  static final String PEER = "DuckDB: insert into ... select from read_json of local files";
  static final String LOADER = "load: the same files over S3, all guarantees on";

  private LoadReport() {}

  static Report of(
      long events, int files, List<LoadTurn> turns, List<LoadMemory.Peak> peaks, String machine) {
    List<LoadTurn> medians = Stream.of(PEER, LOADER).map(name -> median(name, turns)).toList();
    Table table = new Table("contender", "events/s", "ratio", "seconds", "CPU us per event");
    List<Bar> bars = new ArrayList<>();
    for (LoadTurn turn : medians) {
      double rate = events / turn.seconds();
      table.row(
          turn.contender(),
          format("%,.0f", rate),
          format("%.2f", medians.get(0).seconds() / turn.seconds()),
          format("%.1f", turn.seconds()),
          format("%.1f", turn.micros()));
      bars.add(new Bar(turn.contender().replaceFirst(":.*", ""), rate, format("%,.0f/s", rate)));
    }
    return new Report(
        "load",
        "Loading files",
        format(
            "%,d events of 17 types on three days in %,d files of bronze are loaded into a new file of"
                + " DuckDB; contenders do it in turn, medians of %d rounds.",
            events, files, turns.size() / 2),
        table,
        Map.of("load", BarChart.svg("Events per second into RAW.EVENTS", bars)),
        List.of(
            "Goal: the loader at 0.7 of DuckDB's own reading.",
            "The loader fetches each file over HTTP with signatures, copies it into a temporary table,"
                + " counts its lines, looks for conflicts, adds or replaces by event_id, and notes the"
                + " file, in one transaction per 256 MiB of files. DuckDB's own reading does none of this.",
            "DuckDB may use 1 GB of memory in both.",
            format(
                "The most memory that a loader took as a process of its own with a heap of %d MiB, of"
                    + " files of some 2,000 lines: %s.",
                LoadMemory.HEAP_MIB,
                peaks.stream()
                    .map(peak -> format("%,d MiB for %,d files", peak.mebibytes(), peak.files()))
                    .collect(Collectors.joining(", ")))),
        machine);
  }

  private static LoadTurn median(String name, List<LoadTurn> turns) {
    List<LoadTurn> sorted =
        turns.stream()
            .filter(turn -> turn.contender().equals(name))
            .sorted(Comparator.comparingDouble(LoadTurn::seconds))
            .toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
