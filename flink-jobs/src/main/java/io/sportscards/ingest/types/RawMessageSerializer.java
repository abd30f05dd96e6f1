package io.sportscards.ingest.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.RawMessage;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Five fields in order, texts as UTF-8 behind a flag that says whether there is one, then the size
 * of a body that was left where it is.
 */
final class RawMessageSerializer extends ImmutableSerializer<RawMessage> {
  static final RawMessageSerializer INSTANCE = new RawMessageSerializer();
  private static final RawMessage EMPTY =
      new RawMessage(new byte[0], null, null, null, Instant.EPOCH);

  private RawMessageSerializer() {}

  @Override
  public RawMessage createInstance() {
    return EMPTY;
  }

  @Override
  public void serialize(RawMessage message, DataOutputView target) throws IOException {
    writeBytes(message.body(), target);
    writeText(message.contentType(), target);
    writeText(message.declaredType(), target);
    writeText(message.headers(), target);
    Instant receivedAt = message.receivedAt();
    target.writeLong(receivedAt.getEpochSecond());
    target.writeInt(receivedAt.getNano());
    target.writeLong(message.isBodyLeft() ? message.bodyBytes() : 0);
  }

  @Override
  public RawMessage deserialize(DataInputView source) throws IOException {
    byte[] body = readBytes(source);
    String contentType = readText(source);
    String declaredType = readText(source);
    String headers = readText(source);
    Instant receivedAt = Instant.ofEpochSecond(source.readLong(), source.readInt());
    long leftBytes = source.readLong();
    return leftBytes > 0
        ? RawMessage.withBodyLeft(leftBytes, contentType, declaredType, headers, receivedAt)
        : new RawMessage(body, contentType, declaredType, headers, receivedAt);
  }

  private static void writeText(String text, DataOutputView target) throws IOException {
    target.writeBoolean(text != null);
    if (text != null) {
      writeBytes(text.getBytes(UTF_8), target);
    }
  }

  private static String readText(DataInputView source) throws IOException {
    return source.readBoolean() ? new String(readBytes(source), UTF_8) : null;
  }

  @Override
  public TypeSerializerSnapshot<RawMessage> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink makes it by reflection. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawMessage> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
