package io.sportscards.contracts;

import io.sportscards.contracts.MessageValue.ByteRange;

/** What the decoder does first, alone: envelope and payload read into its own values. */
public final class OwnReading {
  private final EventContract contract = EventContract.current();
  private MessageValue last;

  public void read(byte[] body) throws Exception {
    ProtobufReader reader = new ProtobufReader();
    Envelope envelope = new Envelope(contract);
    reader.read(envelope.value, body, new ByteRange(0, body.length));
    last = new MessageValue(contract.shape(envelope.eventType()));
    reader.read(last, body, envelope.payload());
  }

  /** Whether the last message had any content. */
  public boolean isRead() {
    return last.slots.length > 0;
  }
}
