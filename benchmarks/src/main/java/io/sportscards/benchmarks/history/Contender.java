package io.sportscards.benchmarks.history;

import java.nio.file.Path;

/** One way to take the rows of a journal out of PostgreSQL. */
interface Contender {
  /** What it is, in the result. */
  String name();

  /**
   * Takes all rows once.
   *
   * @param scratch an empty directory, deleted afterwards
   */
  HistoryRun run(FilledJournal journal, Path scratch) throws Exception;
}
