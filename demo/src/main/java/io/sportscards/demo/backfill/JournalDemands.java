package io.sportscards.demo.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.archive.Journal;
import io.sportscards.backfill.journal.JournalRows;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RejectionReason;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.platform.ledger.Demands;
import io.sportscards.platform.ledger.LedgerEntry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * What a backfill must have archived: the rows of its range, read again by a plain query and
 * decoded one by one. That the decoder is right it takes for granted; the generator's ledger does
 * not.
 */
public final class JournalDemands implements Demands {
  private static final String REASON = "/reason=";

  private final Journal journal;
  private final JournalRange range;
  private final EventDecoder decoder;

  /**
   * @param contract that the run was decoded with
   * @param maxBodyBytes that it took
   */
  public JournalDemands(
      Journal journal, JournalRange range, EventContract contract, int maxBodyBytes) {
    this.journal = journal;
    this.range = range;
    this.decoder =
        new EventDecoder(
            contract, new RunContext("journal", "check", 0), maxBodyBytes, new Unobserved());
  }

  @Override
  public void forEach(Consumer<LedgerEntry> entries) throws IOException {
    try (Connection connection = journal.connect()) {
      JournalRows.forEach(
          connection, journal.table(), range, message -> entries.accept(entry(message)));
    } catch (SQLException e) {
      throw new IOException(
          "Cannot read the journal at " + journal.address() + ": " + e.getMessage(), e);
    }
  }

  private LedgerEntry entry(RawMessage message) {
    ArchiveLine line = decoder.decode(message);
    String partition = line.partition();
    if (partition.startsWith("bronze/")) {
      return LedgerEntry.Accepted.ofLine(line.line());
    }
    int reason = partition.indexOf(REASON) + REASON.length();
    return new LedgerEntry.Rejected(
        RejectionReason.valueOf(partition.substring(reason, partition.indexOf('/', reason))),
        message.declaredType(),
        message.contentType(),
        message.isBodyLeft() ? message.headers().getBytes(UTF_8) : message.body());
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
