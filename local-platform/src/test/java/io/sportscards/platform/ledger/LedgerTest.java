package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.RejectionReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final String EVENT =
      "{\"event_id\":\"e-1\",\"event_type\":\"orders.order_placed\",\"payload\":{\"a\":\"\\\"}\"}}";

  @TempDir Path dir;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = dir.resolve("ledgers/0001.ndjson.zst");
    LedgerTotals totals;
    try (LedgerWriter writer = LedgerWriter.create(file, Map.of("seed", 1))) {
      writer.write(new LedgerEntry.Accepted("e-1", "orders.order_placed", EVENT.getBytes(UTF_8)));
      writer.write(
          new LedgerEntry.Conflicting("e-1", "orders.order_placed", EVENT.getBytes(UTF_8))
              .withUnknownMember());
      writer.writeRepeat();
      writer.write(
          new LedgerEntry.Rejected(
              RejectionReason.UNSUPPORTED_CONTENT_TYPE, "a.b", null, new byte[] {0, (byte) 0xFF}));
      writer.finish();
      totals = writer.totals();
    }
    List<LedgerEntry> entries = new ArrayList<>();
    LedgerReader.read(file, entries::add);

    assertThat(LedgerReader.ledgersIn(dir.resolve("ledgers"))).containsExactly(file);
    assertThat(entries)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new LedgerEntry.Accepted("e-1", "orders.order_placed", EVENT.getBytes(UTF_8)),
            new LedgerEntry.Conflicting("e-1", "orders.order_placed", EVENT.getBytes(UTF_8), true),
            new LedgerEntry.Rejected(
                RejectionReason.UNSUPPORTED_CONTENT_TYPE,
                "a.b",
                null,
                new byte[] {0, (byte) 0xFF}));
    assertThat(totals.sent()).isEqualTo(4);
    assertThat(totals.repeats()).isOne();
    assertThat(totals.lines()).isEqualTo(3);
    assertThat(totals.rejected()).isEqualTo(Map.of(RejectionReason.UNSUPPORTED_CONTENT_TYPE, 1L));
  }

  @Test
  void aLedgerOfTheJournalAloneIsNoneOfTheQueue() throws IOException {
    Path queued = dir.resolve("0001-A.ndjson.zst");
    Path journalOnly = dir.resolve("0001-A.journal-only.ndjson.zst");
    LedgerWriter.create(queued, Map.of()).close();
    LedgerWriter.create(journalOnly, Map.of()).close();

    assertThat(LedgerReader.ledgersIn(dir)).containsExactly(journalOnly, queued);
    assertThat(LedgerReader.queuedIn(dir)).containsExactly(queued);
  }

  @Test
  void aLedgerIsNeverWrittenOver() throws IOException {
    Path file = dir.resolve("0001.ndjson.zst");
    LedgerWriter.create(file, Map.of()).close();

    assertThatThrownBy(() -> LedgerWriter.create(file, Map.of()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aDamagedLedgerIsRefused() throws IOException {
    Path file = dir.resolve("0001.ndjson.zst");
    Files.writeString(file, "no zstd at all");

    assertThatThrownBy(() -> LedgerReader.read(file, entry -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Ledger " + file + " is damaged: ");
  }

  @Test
  void thereAreNoLedgersInADirectoryThatIsMissing() throws IOException {
    assertThat(LedgerReader.ledgersIn(dir.resolve("nowhere"))).isEmpty();
  }
}
