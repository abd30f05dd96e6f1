package io.sportscards.ingest.archive;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * State in a format that has a version. It is written in the newest version and read in every one
 * from 1 on, of which a test reads committed examples; a newer one is refused rather than guessed
 * at.
 */
abstract class VersionedSerializer<T> implements SimpleVersionedSerializer<T> {
  private final int newest;

  /**
   * @param newest the version that is written; {@link #read} takes all up to it
   */
  VersionedSerializer(int newest) {
    this.newest = newest;
  }

  abstract void write(T value, DataOutputView out) throws IOException;

  abstract T read(DataInputView in) throws IOException;

  @Override
  public final int getVersion() {
    return newest;
  }

  @Override
  public final byte[] serialize(T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    write(value, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public final T deserialize(int version, byte[] serialized) throws IOException {
    if (version < 1 || version > newest) {
      throw new IOException(
          "State of the archive sink has format version "
              + version
              + ", this release reads "
              + (newest == 1 ? "version 1" : "versions 1 to " + newest)
              + ". Nothing was restored; start the release that wrote it, or a newer one");
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    T value = read(in);
    if (in.available() > 0) {
      throw new IOException(
          "State of the archive sink has "
              + in.available()
              + " bytes more than format version "
              + version
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
