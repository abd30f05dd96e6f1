package io.sportscards.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.ingest.run.JournalRange;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunNameTest {
  private static String name(String from, String to, String by, List<String> types) {
    return RunName.of(new JournalRange(from, to, by, types, 5));
  }

  @Test
  void aRunIsNamedAfterItsRange() {
    assertThat(name("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "occurred_at", null))
        .isEqualTo("backfill-2026-01-01-2026-02-01");
    assertThat(
            name(
                "2026-01-01T06:30:00Z",
                "2026-02-01T00:00:00Z",
                "recorded_at",
                List.of("orders.order_placed", "a.b")))
        .isEqualTo("backfill-2026-01-01t063000z-2026-02-01-recorded-orders.order_placed-a.b");
  }

  @Test
  void aLongNameStaysShort() {
    String name =
        name(
            "2026-01-01T00:00:00Z",
            "2026-02-01T00:00:00Z",
            "occurred_at",
            Collections.nCopies(30, "orders.order_placed"));

    assertThat(name).startsWith("backfill-2026-01-01-2026-02-01-types-").hasSizeLessThan(100);
  }
}
