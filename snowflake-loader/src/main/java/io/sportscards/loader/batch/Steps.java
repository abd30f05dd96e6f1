package io.sportscards.loader.batch;

import java.sql.SQLException;

/** Told of each step before it is taken; a test ends the loader there. */
@FunctionalInterface
public interface Steps {
  /** Takes no notice. */
  Steps UNWATCHED = step -> {};

  void before(Step step) throws SQLException;
}
