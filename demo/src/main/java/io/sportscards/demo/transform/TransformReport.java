package io.sportscards.demo.transform;

import io.sportscards.settings.screen.Table;
import java.time.Duration;

/**
 * What one transformation did.
 *
 * @param rows those that it wrote of new loads, of all that STAGING and MART now have
 */
public record TransformReport(DbtReport dbt, BuiltRows rows) {

  /** One sentence. */
  String text() {
    return "%,d models wrote %,d rows in %s, of %,d in STAGING and MART; %,d tests took %s%s; %s in all"
        .formatted(
            dbt.models(),
            rows.later(),
            seconds(dbt.modelTime()),
            rows.all(),
            dbt.tests(),
            seconds(dbt.testTime()),
            dbt.warned() == 0 ? "" : ", %,d of them warn".formatted(dbt.warned()),
            seconds(dbt.elapsed()));
  }

  /** Two of them next to each other. */
  public static String compared(TransformReport first, TransformReport second) {
    return new Table("round", "rows written", "of rows in all", "models", "tests", "dbt in all")
        .row(first.cells("first"))
        .row(second.cells("second"))
        .toString();
  }

  private Object[] cells(String round) {
    return new Object[] {
      round,
      rows.later(),
      rows.all(),
      seconds(dbt.modelTime()),
      seconds(dbt.testTime()),
      seconds(dbt.elapsed())
    };
  }

  private static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
