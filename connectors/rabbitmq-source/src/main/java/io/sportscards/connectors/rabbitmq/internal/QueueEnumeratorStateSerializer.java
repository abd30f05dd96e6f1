package io.sportscards.connectors.rabbitmq.internal;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Version 1: no bytes. */
public final class QueueEnumeratorStateSerializer
    implements SimpleVersionedSerializer<QueueEnumeratorState> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(QueueEnumeratorState state) {
    return new byte[0];
  }

  @Override
  public QueueEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    UnknownVersion.refuse("enumerator state", version, VERSION);
    return new QueueEnumeratorState();
  }
}
