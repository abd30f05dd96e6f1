package io.sportscards.loader.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.find.Trail;
import io.sportscards.loader.reconcile.Finding;
import io.sportscards.loader.reconcile.ReconcileReport;
import io.sportscards.loader.reconcile.ReconcileReport.QuarantineTotals;
import io.sportscards.loader.reconcile.ReconcileReport.TypeTotals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that scripts rely on. */
class JsonOutputTest {

  @Test
  void aComparisonHasItsFigures() {
    ReconcileReport report =
        new ReconcileReport(
            List.of(new TypeTotals("orders.order_placed", 2, 4, 3, 3, ReconcileReport.UNKNOWN)),
            new QuarantineTotals(3, 2, 2),
            1,
            0,
            5,
            List.of(new Finding(Finding.Kind.MISSING_EVENT, 1, List.of("event_id a"))));
    assertThat(ReconcileCommand.json(report))
        .hasToString(
            """
            {"types":[{"event_type":"orders.order_placed","days":2,"bronze_lines":4,"bronze_events":3,"raw_events":3,"journal_events":null}],\
            "quarantine":{"lines":3,"messages":2,"rows":2},"waiting_files":1,"rejected_files":0,"stray_files":5,\
            "findings":[{"kind":"MISSING_EVENT","count":1,"examples":["event_id a"]}],"agrees":false}""");
  }

  @Test
  void aTrailIsAListOfPlaces() {
    assertThat(JsonOutput.of(List.of(new Trail.Place("EVENTS", "a line 1", "generation 0"))))
        .hasToString("[{\"layer\":\"EVENTS\",\"where\":\"a line 1\",\"what\":\"generation 0\"}]");
  }
}
