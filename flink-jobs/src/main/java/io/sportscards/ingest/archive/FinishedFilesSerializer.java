package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Committables as bytes, on the way to the committer and in its state. */
final class FinishedFilesSerializer extends VersionedSerializer<FinishedFiles> {
  FinishedFilesSerializer() {
    super(1);
  }

  @Override
  void write(FinishedFiles finished, DataOutputView out) throws IOException {
    out.writeUTF(finished.origin().runId());
    out.writeUTF(finished.origin().jobId());
    out.writeInt(finished.origin().subtask());
    out.writeLong(finished.checkpointId());
    out.writeInt(finished.files().size());
    for (FinishedFile file : finished.files()) {
      out.writeUTF(file.path());
      out.writeLong(file.bytes());
      out.writeLong(file.lines());
      out.writeLong(file.oldestReceivedAtMillis());
      writeBytes(file.commitHandle(), out);
    }
  }

  @Override
  FinishedFiles read(DataInputView in) throws IOException {
    Origin origin = new Origin(in.readUTF(), in.readUTF(), in.readInt());
    long checkpointId = in.readLong();
    int count = in.readInt();
    List<FinishedFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(
          new FinishedFile(
              in.readUTF(), in.readLong(), in.readLong(), in.readLong(), readBytes(in)));
    }
    return new FinishedFiles(origin, checkpointId, files);
  }
}
