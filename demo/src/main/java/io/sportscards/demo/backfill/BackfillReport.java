package io.sportscards.demo.backfill;

import io.sportscards.demo.screen.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the rows, by three counts that know nothing of each other: the journal's own, that
 * of the job's operators and that of the manifests.
 *
 * @param expected what was to be read, by a count that the job has no part in
 */
record BackfillReport(ExpectedRows expected, RecordFlow flow, CommittedFiles files) {

  /** What does not agree; a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(files.problems());
    expected.problem(flow.read()).ifPresent(problems::add);
    if (flow.judged() != flow.read()) {
      problems.add(
          "%,d rows were read, but %,d lines were looked at for duplicates."
              .formatted(flow.read(), flow.judged()));
    }
    if (files.allLines() != flow.kept()) {
      problems.add(
          "%,d lines were to be archived, but the manifests name %,d."
              .formatted(flow.kept(), files.allLines()));
    }
    return problems;
  }

  /** For people. */
  String text() {
    Table table = new Table("outcome", "rows");
    table.row("read", flow.read());
    table.row(CommittedFiles.ACCEPTED, files.lines().getOrDefault(CommittedFiles.ACCEPTED, 0L));
    files.lines().entrySet().stream()
        .filter(outcome -> !outcome.getKey().equals(CommittedFiles.ACCEPTED))
        .forEach(reason -> table.row(reason.getKey(), reason.getValue()));
    table.row("duplicate", flow.duplicates());
    return table
        + "%n  %,d lines in %,d files (%,d bytes) named by %,d manifests%n"
            .formatted(files.allLines(), files.files(), files.bytes(), files.manifests());
  }
}
