package io.sportscards.benchmarks.freshness;

import io.sportscards.benchmarks.live.LiveRun;
import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the delays into words, figures and a picture. */
final class FreshnessReport {
  private static final Duration ALLOWANCE = Duration.ofSeconds(2);

  private FreshnessReport() {}

  static Report of(double drainRate, List<Level> levels, String machine) {
    Table table =
        new Table(
            "of the drain rate",
            "events/s wanted",
            "reached",
            "events measured",
            "p50, s",
            "p95, s",
            "p99, s",
            "slowest, s",
            "p50 until received, s",
            "s between checkpoints");
    List<Bar> bars = new ArrayList<>();
    double worst = 0;
    for (Level level : levels) {
      double p95 = seconds(level, 0.95);
      worst = Math.max(worst, p95);
      table.row(
          level.percent() + " %",
          format("%,.0f", level.wanted()),
          format("%,.0f", level.reached()),
          format("%,d", level.delays().count()),
          format("%.1f", seconds(level, 0.5)),
          format("%.1f", p95),
          format("%.1f", seconds(level, 0.99)),
          format("%.1f", seconds(level, 1)),
          format("%.1f", level.arrivals().percentile(0.5) / 1e3),
          format("%.1f", level.secondsBetweenCheckpoints()));
      bars.add(bar(level, "p50", 0.5));
      bars.add(bar(level, "p95", 0.95));
      bars.add(bar(level, "p99", 0.99));
    }
    Duration goal = LiveRun.ROLL.plus(LiveRun.CHECKPOINTS).plus(ALLOWANCE);
    return new Report(
        "freshness",
        "Freshness",
        format(
            "From an event's occurred_at, the moment it is published, until a manifest names the"
                + " file that holds it. The live job on a session cluster, quorum queue to S3, a"
                + " roll interval of %d s and a checkpoint every %d s; the drain rate, %,.0f"
                + " events/s, was measured at the start of the same run.",
            LiveRun.ROLL.toSeconds(), LiveRun.CHECKPOINTS.toSeconds(), drainRate),
        table,
        Map.of("freshness", BarChart.svg("Seconds from occurrence to committed file", bars)),
        List.of(
            format(
                "Goal: p95 at most roll interval + checkpoint interval + 2 s = %d s; the greatest"
                    + " here is %.1f s.",
                goal.toSeconds(), worst),
            "Limited by the roll interval: a file waits for its turn, then for a checkpoint.",
            "The publisher and the broker's intake share the cores with the job, which they do not"
                + " while the drain rate is measured: where less was reached than wanted, that is"
                + " why."),
        machine);
  }

  private static Bar bar(Level level, String name, double share) {
    double seconds = seconds(level, share);
    return new Bar(name + " at " + level.percent() + " %", seconds, format("%.1f s", seconds));
  }

  private static double seconds(Level level, double share) {
    return level.delays().percentile(share) / 1e3;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
