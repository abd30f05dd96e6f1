package io.sportscards.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results as files: {@code results/<name>.md}, {@code .json} and the pictures, and the page that
 * shows them all.
 */
public final class ReportFiles {
  /** Names of the benchmarks in the order of the page. */
  public static final List<String> ORDER =
      List.of(
          "drain", "cost", "state", "freshness", "files", "backfill", "growth", "load", "marts");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path directory;

  /**
   * @param directory holds README.md and results/
   */
  public ReportFiles(Path directory) {
    this.directory = directory;
  }

  /** Writes a result over its former one, and the page anew. */
  public void write(Report report) throws IOException {
    Path results = Files.createDirectories(directory.resolve("results"));
    for (Map.Entry<String, String> picture : report.pictures().entrySet()) {
      Files.writeString(results.resolve(picture.getKey() + ".svg"), picture.getValue());
    }
    Files.writeString(results.resolve(report.name() + ".md"), section(report));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", report.machine());
    if (report.tables().size() == 1) {
      json.putAll(figures(report.table()));
    } else {
      json.put("tables", report.tables().stream().map(ReportFiles::figures).toList());
    }
    Files.writeString(
        results.resolve(report.name() + ".json"), JSON.writeValueAsString(json) + "\n");
    writePage(results);
  }

  private static Map<String, Object> figures(Table table) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("header", table.header());
    figures.put("rows", table.rows());
    return figures;
  }

  private static String section(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(report.title()).append("\n\n");
    text.append(report.question()).append("\n\n");
    report.tables().forEach(table -> text.append(table.toMarkdown()).append('\n'));
    for (String picture : report.pictures().keySet()) {
      text.append("![").append(report.title()).append("](results/").append(picture);
      text.append(".svg)\n\n");
    }
    report.remarks().forEach(remark -> text.append("- ").append(remark).append('\n'));
    text.append("\nMachine: ").append(report.machine()).append(". Again: `make bench-");
    return text.append(report.name()).append("`.\n").toString();
  }

  private void writePage(Path results) throws IOException {
    StringBuilder page = new StringBuilder(Files.readString(directory.resolve("intro.md")));
    for (String name : ORDER) {
      Path section = results.resolve(name + ".md");
      if (Files.exists(section)) {
        page.append('\n').append(Files.readString(section));
      }
    }
    Files.writeString(directory.resolve("README.md"), page);
  }
}
