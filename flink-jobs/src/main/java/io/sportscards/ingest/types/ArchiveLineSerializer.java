package io.sportscards.ingest.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.ArchiveLine;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Five fields in order. Texts go as UTF-8 in one piece: Flink's own way is one call per letter. */
final class ArchiveLineSerializer extends ImmutableSerializer<ArchiveLine> {
  static final ArchiveLineSerializer INSTANCE = new ArchiveLineSerializer();
  private static final ArchiveLine EMPTY = new ArchiveLine("", new byte[0], "", new byte[0], 0);

  private ArchiveLineSerializer() {}

  @Override
  public ArchiveLine createInstance() {
    return EMPTY;
  }

  @Override
  public void serialize(ArchiveLine line, DataOutputView target) throws IOException {
    writeBytes(line.identity().getBytes(UTF_8), target);
    writeBytes(line.contentHash(), target);
    writeBytes(line.partition().getBytes(UTF_8), target);
    writeBytes(line.line(), target);
    target.writeLong(line.receivedAtMillis());
  }

  @Override
  public ArchiveLine deserialize(DataInputView source) throws IOException {
    return new ArchiveLine(
        new String(readBytes(source), UTF_8),
        readBytes(source),
        new String(readBytes(source), UTF_8),
        readBytes(source),
        source.readLong());
  }

  @Override
  public TypeSerializerSnapshot<ArchiveLine> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink makes it by reflection. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ArchiveLine> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
