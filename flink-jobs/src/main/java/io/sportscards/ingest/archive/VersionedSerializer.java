package io.sportscards.ingest.archive;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * State in one format, version 1. A format of another version is refused rather than guessed at;
 * whoever changes the format keeps reading version 1, whose committed examples a test reads.
 */
abstract class VersionedSerializer<T> implements SimpleVersionedSerializer<T> {
  static final int VERSION = 1;

  abstract void write(T value, DataOutputView out) throws IOException;

  abstract T read(DataInputView in) throws IOException;

  @Override
  public final int getVersion() {
    return VERSION;
  }

  @Override
  public final byte[] serialize(T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    write(value, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public final T deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "State of the archive sink has format version "
              + version
              + ", this release reads version "
              + VERSION
              + ". Nothing was restored; start the release that wrote it, or a newer one");
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    T value = read(in);
    if (in.available() > 0) {
      throw new IOException(
          "State of the archive sink has "
              + in.available()
              + " bytes more than format version "
              + VERSION
              + " explains; it is damaged");
    }
    return value;
  }

  static void writeBytes(byte[] bytes, DataOutputView out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
