package io.sportscards.backfill.journal;

import io.sportscards.connectors.journal.JournalSource;
import io.sportscards.connectors.journal.JournalSourceBuilder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.ingest.types.IngestTypes;
import java.time.Instant;

/** The source end of the backfill. */
public final class JournalEnd {
  /** Its uid in the graph. */
  public static final String UID = "read-journal";

  /**
   * A larger body stays in the journal. RabbitMQ takes no larger message by default, and some four
   * pages with such a row in each still fit into a small task manager.
   */
  static final long MOST_BODY_BYTES = 16L << 20;

  private JournalEnd() {}

  /** Reads the rows of the range once; nobody is waited for, as the range has its upper id. */
  public static JournalSource<RawMessage> of(JournalAddress journal, JournalRange range) {
    JournalSourceBuilder<RawMessage> builder =
        JournalSource.<RawMessage>builder()
            .setConnection(new JournalConnection(journal))
            .setTable(journal.table())
            .setKeyColumn(JournalColumns.ID)
            .setColumns(RowToMessage.COLUMNS)
            .setTimeRange(range.by(), Instant.parse(range.from()), Instant.parse(range.to()))
            .setUpperId(range.upperId())
            .setMaxValueBytes(MOST_BODY_BYTES)
            .setRowReader(new RowToMessage(journal.table()), IngestTypes.RAW_MESSAGE);
    if (range.eventTypes() != null) {
      builder.setOneOf(JournalColumns.EVENT_TYPE, range.eventTypes());
    }
    return builder.build();
  }
}
