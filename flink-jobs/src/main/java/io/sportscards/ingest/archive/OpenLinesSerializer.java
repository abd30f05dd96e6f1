package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writer state as bytes: one element for each open file. Version 1 held whole frames; since version
 * 2 they may be the pieces of one that has not ended, which a reader of version 1 would take for
 * damage. The layout is the same.
 */
final class OpenLinesSerializer extends VersionedSerializer<OpenLines> {
  OpenLinesSerializer() {
    super(2);
  }

  @Override
  void write(OpenLines open, DataOutputView out) throws IOException {
    out.writeUTF(open.partition());
    out.writeLong(open.sinceMillis());
    out.writeLong(open.lines());
    out.writeLong(open.oldestReceivedAtMillis());
    out.writeInt(open.frames().size());
    for (byte[] frame : open.frames()) {
      writeBytes(frame, out);
    }
  }

  @Override
  OpenLines read(DataInputView in) throws IOException {
    String partition = in.readUTF();
    long sinceMillis = in.readLong();
    long lines = in.readLong();
    long oldestReceivedAtMillis = in.readLong();
    int count = in.readInt();
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(readBytes(in));
    }
    return new OpenLines(partition, sinceMillis, lines, oldestReceivedAtMillis, frames);
  }
}
