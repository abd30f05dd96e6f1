package io.sportscards.demo.backfill;

import io.sportscards.settings.screen.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the rows, by three counts that know nothing of each other: the journal's own, that
 * of the job's operators and that of the manifests.
 *
 * @param expected what was to be read, by a count that the job has no part in
 */
record BackfillReport(ExpectedRows expected, RecordFlow flow, CommittedFiles files) {
  private static final String SINCE =
      "%n  The job went on from a checkpoint, and its operators count from there; so rows and lines bound each other only.%n"
          .formatted();

  /** What does not agree; a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(files.problems());
    expected(flow).problem(flow.read()).ifPresent(problems::add);
    if (flow.judged() != flow.read()) {
      problems.add(
          "%,d rows were read, but %,d lines were looked at for duplicates."
              .formatted(flow.read(), flow.judged()));
    }
    if (flow.isWhole() ? files.allLines() != flow.kept() : files.allLines() < flow.kept()) {
      problems.add(
          "%,d lines were to be archived, but the manifests name %,d."
              .formatted(flow.kept(), files.allLines()));
    }
    if (!flow.isWhole() && files.allLines() > expected.most()) {
      problems.add(
          "%s %,d rows, but the manifests name %,d lines."
              .formatted(expected.counter(), expected.most(), files.allLines()));
    }
    return problems;
  }

  private ExpectedRows expected(RecordFlow counted) {
    return counted.isWhole() ? expected : ExpectedRows.atMost(expected.counter(), expected.most());
  }

  /** For people. */
  String text() {
    Table table = new Table("outcome", "rows");
    table.row(flow.isWhole() ? "read" : "read since the last restart", flow.read());
    table.row(CommittedFiles.ACCEPTED, files.lines().getOrDefault(CommittedFiles.ACCEPTED, 0L));
    files.lines().entrySet().stream()
        .filter(outcome -> !outcome.getKey().equals(CommittedFiles.ACCEPTED))
        .forEach(reason -> table.row(reason.getKey(), reason.getValue()));
    table.row(flow.isWhole() ? "duplicate" : "duplicate since the last restart", flow.duplicates());
    return table
        + (flow.isWhole() ? "" : SINCE)
        + "%n  %,d lines in %,d files (%,d bytes) named by %,d manifests%n"
            .formatted(files.allLines(), files.files(), files.bytes(), files.manifests());
  }
}
