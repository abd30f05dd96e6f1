package io.sportscards.connectors.rabbitmq.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Version 1: the queue's name as modified UTF-8, then the index as four bytes. */
public final class QueueSplitSerializer implements SimpleVersionedSerializer<QueueSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(QueueSplit split) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(split.queue());
    out.writeInt(split.index());
    return bytes.toByteArray();
  }

  @Override
  public QueueSplit deserialize(int version, byte[] serialized) throws IOException {
    UnknownVersion.refuse("queue split", version, VERSION);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    return new QueueSplit(in.readUTF(), in.readInt());
  }
}
