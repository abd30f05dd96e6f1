package io.sportscards.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.loader.reconcile.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries in {@code sql/} that people run by hand, on one event of each type. */
class QueriesTest extends OnRaw {
  private static final Path EVENTS = Path.of("../fixtures/events");

  @BeforeEach
  void load() throws Exception {
    TestArchive.Checkpoint checkpoint = archive.checkpoint("live-1", 1);
    try (Stream<Path> types = Files.list(EVENTS)) {
      for (Path type : types.sorted().toList()) {
        List<String> lines = Files.readAllLines(type.resolve("bronze.ndjson"));
        String date = lines.get(0).replaceAll(".*\"event_date\":\"([0-9-]+)\".*", "$1");
        checkpoint.file(
            "bronze/run_id=live-1/event_type=%s/event_date=%s".formatted(type.getFileName(), date),
            lines);
      }
    }
    checkpoint
        .quarantine("OVERSIZED", "r1")
        .names(
            "bronze/run_id=live-1/event_type=a/event_date=2026-01-01/part-gone-0.ndjson.zst", 1, 1)
        .commit();
    OnDuckDb.load(warehouse, archive);
    Reconciliation.run(archive.files(), warehouse, Optional.empty(), text -> {});
  }

  /** By their comments, after the one that the file begins with. */
  private static Map<String, String> queries(String file) throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    String text = Files.readString(Path.of("../sql").resolve(file));
    String withoutHead = text.substring(text.indexOf("\n\n"));
    for (String part : withoutHead.split(";\n", -1)) {
      String query = part.strip();
      if (!query.isEmpty()) {
        queries.put(query.substring(0, query.indexOf('\n')), query);
      }
    }
    return queries;
  }

  @Test
  void everyExampleAnswers() throws Exception {
    List<String> silent = new ArrayList<>();
    for (Map.Entry<String, String> query : queries("examples.sql").entrySet()) {
      if (rows(query.getValue()).isEmpty()) {
        silent.add(query.getKey());
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void whereAllIsWellTheChecksThatMustFindNoneFindNone() throws Exception {
    List<String> found = new ArrayList<>();
    int checks = 0;
    for (Map.Entry<String, String> query : queries("data_quality_checks.sql").entrySet()) {
      List<String> rows = rows(query.getValue());
      if (query.getKey().startsWith("-- none:")) {
        checks++;
        found.addAll(rows);
      }
    }
    assertThat(found).isEmpty();
    assertThat(checks).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-- none: events of loaded files that stand; insert into raw.events select * from raw.events where event_type = 'orders.order_placed'",
        "-- none: files of which more rows came out; update raw.load_manifest set lines = 0 where event_type = 'orders.order_placed'",
        "-- none: rows whose file no load has noted; delete from raw.load_manifest where event_type = 'orders.order_placed'",
        "-- none: days of a type on which; update raw.reconcile_count set event_ids = 9 where layer = 'raw' and event_type = 'orders.order_placed'",
        "-- files that could not be loaded; select 1",
        "-- rejected messages by reason; select 1",
        "-- days of a type without any event; update raw.events set event_date = event_date - 3, event_id = 'x' where event_type = 'orders.order_placed' and source_row = 1"
      })
  void whatIsPlantedIsFound(String check, String plant) throws Exception {
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      statement.execute(plant);
      if (check.contains("without any event")) {
        statement.execute(
            "insert into raw.events select * replace (event_date + 3 as event_date, 'y' as event_id) from raw.events where event_id = 'x'");
      }
    }
    String query =
        queries("data_quality_checks.sql").entrySet().stream()
            .filter(each -> each.getKey().startsWith(check))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertThat(rows(query)).isNotEmpty();
  }
}
