package io.sportscards.benchmarks.files;

import io.sportscards.benchmarks.report.BarChart;
import io.sportscards.benchmarks.report.BarChart.Bar;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.benchmarks.report.Table;
import io.sportscards.platform.server.S3Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the counts into words, figures and pictures. */
final class FilesReport {
  private static final double KIB = 1 << 10;

  private FilesReport() {}

  static Report of(
      Duration length,
      Duration checkpoints,
      int eventsPerSecond,
      List<FilesRun> runs,
      String machine) {
    Table table =
        new Table(
            "roll interval",
            "files",
            "KiB, median",
            "KiB, 5 % and 95 %",
            "MiB in all",
            "manifests",
            "requests",
            "create, part, complete",
            "PUT",
            "HEAD",
            "LIST",
            "GET",
            "DELETE");
    List<Bar> files = new ArrayList<>();
    List<Bar> requests = new ArrayList<>();
    for (FilesRun run : runs) {
      String roll = run.roll().toSeconds() + " s";
      table.row(
          roll,
          number(run.sizes().size()),
          format("%.1f", run.size(0.5) / KIB),
          format("%.1f, %.1f", run.size(0.05) / KIB, run.size(0.95) / KIB),
          format("%.1f", run.bytes() / KIB / KIB),
          number(run.manifests()),
          number(run.requestsInAll()),
          "%s, %s, %s"
              .formatted(
                  number(run.requestsOf(S3Operation.CREATE_UPLOAD)),
                  number(run.requestsOf(S3Operation.UPLOAD_PART)),
                  number(run.requestsOf(S3Operation.COMPLETE_UPLOAD))),
          number(run.requestsOf(S3Operation.PUT)),
          number(run.requestsOf(S3Operation.HEAD)),
          number(run.requestsOf(S3Operation.LIST)),
          number(run.requestsOf(S3Operation.GET)),
          number(run.requestsOf(S3Operation.DELETE)));
      files.add(new Bar(roll, run.sizes().size(), number(run.sizes().size())));
      requests.add(new Bar(roll, run.requestsInAll(), number(run.requestsInAll())));
    }
    Map<String, String> pictures = new LinkedHashMap<>();
    pictures.put("files", BarChart.svg("Files by roll interval", files));
    pictures.put("files-requests", BarChart.svg("Requests to S3 by roll interval", requests));
    return new Report(
        "files",
        "Files and requests",
        format(
            "What the archive holds and S3 was asked after %d s with %,d events/s of 17 types on 3"
                + " days, a checkpoint every %d s and two subtasks. The sink's own writer and"
                + " committer, given the events of each checkpoint, then the checkpoint, by a"
                + " clock that is set and not waited for; requests are counted in front of an S3"
                + " server.",
            length.toSeconds(), eventsPerSecond, checkpoints.toSeconds()),
        table,
        pictures,
        List.of(
            "Lines of the last roll interval are still in open files and not counted.",
            "Not in it: the requests of Flink's checkpoints, which do not depend on the roll"
                + " interval, and those of a restart.",
            "Limited by the number of partitions: up to one file for each in every roll interval,"
                + " while none reaches 16 MiB."),
        machine);
  }

  private static String number(long count) {
    return format("%,d", count);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
