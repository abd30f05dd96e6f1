package io.sportscards.backfill;

import io.sportscards.backfill.journal.JournalAddress;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.settings.Command;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** All that the backfill job reads, sorted by who needs it. */
public record BackfillSettings(BoundedRun run, JournalAddress journal, JournalRange range) {

  /** The flags that the job takes, for its own main and for whoever submits it. */
  public static final Command COMMAND =
      new Command(
          "backfill-job",
          "Archives a range of the journal exactly once as files on S3, and ends.",
          settings(),
          List.of(
              "flink run backfill-job-job.jar --config backfill.yaml --run-id backfill-january --from 2026-01-01 --to 2026-02-01 --upper-id 1000000"));

  static BackfillSettings from(Settings settings) {
    return new BackfillSettings(
        BoundedRun.from(settings, RangeFlags.RUN_ID),
        JournalAddress.from(settings),
        RangeFlags.range(settings, settings.get(RangeFlags.UPPER_ID)));
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> settings =
        new ArrayList<>(
            List.of(
                RangeFlags.FROM,
                RangeFlags.TO,
                RangeFlags.BY,
                RangeFlags.EVENT_TYPES,
                RangeFlags.RUN_ID,
                RangeFlags.UPPER_ID));
    settings.addAll(JournalAddress.SETTINGS);
    settings.addAll(BoundedRun.SETTINGS);
    return settings;
  }
}
