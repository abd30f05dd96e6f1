package io.sportscards.demo.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RejectionReason;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.ledger.Demands;
import io.sportscards.platform.ledger.LedgerEntry;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * What a bounded run must have archived: its messages, read again and decoded one by one. That the
 * decoder is right it takes for granted; the generator's ledger does not.
 */
final class MessageDemands implements Demands {
  private static final String REASON = "/reason=";

  /** What a run read, in any order; the same each time. */
  @FunctionalInterface
  interface Messages {
    void forEach(Consumer<RawMessage> messages) throws IOException;
  }

  private final Messages messages;
  private final EventDecoder decoder;

  /**
   * @param contract that the run was decoded with
   * @param maxBodyBytes that it took
   */
  MessageDemands(Messages messages, EventContract contract, int maxBodyBytes) {
    this.messages = messages;
    this.decoder =
        new EventDecoder(
            contract, new RunContext("journal", "check", 0), maxBodyBytes, new Unobserved());
  }

  @Override
  public void forEach(Consumer<LedgerEntry> entries) throws IOException {
    messages.forEach(message -> entries.accept(entry(message)));
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
