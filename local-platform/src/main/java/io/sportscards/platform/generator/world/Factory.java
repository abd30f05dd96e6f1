package io.sportscards.platform.generator.world;

import io.sportscards.platform.generator.encode.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The manufacturing service: batches, the inspections within them, and what they waste. */
final class Factory {
  private static final String PRODUCER = "manufacturing";
  private static final int SAMPLE_UNITS = 50;

  /** One production run, as far as later events need it. */
  private static final class Batch {
    final String id;
    final int planned;
    int inspections;
    int wastes;

    Batch(String id, int planned) {
      this.id = id;
      this.planned = planned;
    }
  }

  private final String worldCode;
  private final Chance chance;
  private final Agenda agenda;
  private final Catalog catalog;
  private int started;

  Factory(String worldCode, Chance chance, Agenda agenda, Catalog catalog) {
    this.worldCode = worldCode;
    this.chance = chance;
    this.agenda = agenda;
    this.catalog = catalog;
  }

  WorldEvent startBatch(Instant now) {
    Card card = catalog.popularCard();
    Batch batch = new Batch("B-" + worldCode + "-" + started++, card.plannedUnits);
    card.batchId = batch.id;
    int line = chance.between(1, 4);
    Fields payload =
        new Fields()
            .text("batch_id", batch.id)
            .text("sku", card.sku)
            .text("line", "line-" + line)
            .text("machine", "press-" + line + chance.oneOf("A", "B"))
            .choice("shift", shift(now))
            .whole("planned_units", batch.planned)
            .exact("planned_minutes", chance.decimal(60, 240, 1))
            .moment("started_at", now);
    int inspections = chance.between(1, 3);
    for (int i = 1; i <= inspections; i++) {
      agenda.after(now, Duration.ofMinutes(50L * i), at -> inspect(batch, at));
    }
    if (chance.happens(0.7)) {
      agenda.after(now, Duration.ofMinutes(20), at -> recordWaste(batch, at));
    }
    agenda.after(
        now,
        Duration.ofMinutes(170).plus(chance.around(Duration.ofHours(1))),
        at -> complete(batch, at));
    return new WorldEvent("manufacturing.batch_started", now, PRODUCER, batch.id, payload);
  }

  private WorldEvent inspect(Batch batch, Instant now) {
    int number = ++batch.inspections;
    String id = batch.id + "-Q" + number;
    int inspected = Math.min(SAMPLE_UNITS, batch.planned);
    List<Fields> defects = new ArrayList<>();
    int failed = 0;
    for (String code : List.of("CENTERING", "SURFACE", "CORNER", "FOIL")) {
      int units = chance.happens(0.25) ? Math.min(chance.between(1, 3), inspected - failed) : 0;
      if (units > 0) {
        failed += units;
        defects.add(
            new Fields().choice("defect_code", "DEFECT_CODE_" + code).whole("units", units));
      }
    }
    Fields payload =
        new Fields()
            .text("inspection_id", id)
            .text("batch_id", batch.id)
            .whole("sequence_no", number)
            .whole("inspected_units", inspected)
            .whole("passed_units", inspected - failed)
            .items("defects", defects)
            .moment("inspected_at", now);
    return new WorldEvent("manufacturing.quality_inspected", now, PRODUCER, batch.id, payload);
  }

  private WorldEvent recordWaste(Batch batch, Instant now) {
    String id = batch.id + "-W" + ++batch.wastes;
    BigDecimal wasted = chance.decimal(0, 20, 3);
    Fields payload =
        new Fields()
            .text("waste_id", id)
            .text("batch_id", batch.id)
            .text("material", "board 20pt")
            .choice(
                "kind", chance.oneOf("WASTE_KIND_SETUP", "WASTE_KIND_TRIM", "WASTE_KIND_SPOILAGE"))
            .exact("quantity", wasted)
            .choice("unit", "MEASURE_UNIT_SHEET")
            .exact("consumed_quantity", wasted.add(chance.decimal(40, 400, 3)))
            .moment("recorded_at", now);
    return new WorldEvent("manufacturing.waste_recorded", now, PRODUCER, batch.id, payload);
  }

  private WorldEvent complete(Batch batch, Instant now) {
    int produced = batch.planned - chance.index(batch.planned / 20 + 1);
    int defective = chance.index(produced / 12 + 1);
    int good = produced - defective;
    Fields payload =
        new Fields()
            .text("batch_id", batch.id)
            .whole("produced_units", produced)
            .whole("good_units", good)
            .whole("defective_units", defective)
            .whole("reworked_units", chance.index(good / 30 + 1))
            .exact("run_minutes", chance.decimal(60, 260, 2))
            .exact("down_minutes", chance.decimal(0, 30, 2))
            .moment("completed_at", now);
    return new WorldEvent("manufacturing.batch_completed", now, PRODUCER, batch.id, payload);
  }

  private static String shift(Instant now) {
    int hour = now.atOffset(ZoneOffset.UTC).getHour();
    if (hour >= 6 && hour < 14) {
      return "SHIFT_EARLY";
    }
    return hour >= 14 && hour < 22 ? "SHIFT_LATE" : "SHIFT_NIGHT";
  }
}
