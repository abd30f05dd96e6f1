package io.sportscards.connectors.journal.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Version 1: number as four bytes, after and to as eight each. */
public final class JournalSplitSerializer implements SimpleVersionedSerializer<JournalSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(JournalSplit split) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(split, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public JournalSplit deserialize(int version, byte[] serialized) throws IOException {
    UnknownVersion.refuse("journal split", version, VERSION);
    return read(new DataInputStream(new ByteArrayInputStream(serialized)));
  }

  static void write(JournalSplit split, DataOutput out) throws IOException {
    out.writeInt(split.number());
    out.writeLong(split.after());
    out.writeLong(split.to());
  }

  static JournalSplit read(DataInput in) throws IOException {
    return new JournalSplit(in.readInt(), in.readLong(), in.readLong());
  }
}
