package io.sportscards.connectors.journal.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Version 1: whether there is a plan; if so its upper id, estimated rows and number of splits, then
 * the unassigned splits and the numbers of the finished ones, each list after its length.
 */
public final class JournalEnumeratorStateSerializer
    implements SimpleVersionedSerializer<JournalEnumeratorState> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(JournalEnumeratorState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBoolean(state.extent() != null);
    if (state.extent() != null) {
      out.writeLong(state.extent().upTo());
      out.writeLong(state.extent().rows());
      out.writeInt(state.extent().splits());
      out.writeInt(state.unassigned().size());
      for (JournalSplit split : state.unassigned()) {
        JournalSplitSerializer.write(split, out);
      }
      out.writeInt(state.finished().size());
      for (int number : state.finished()) {
        out.writeInt(number);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public JournalEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    UnknownVersion.refuse("enumerator state", version, VERSION);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    if (!in.readBoolean()) {
      return JournalEnumeratorState.beforePlanning();
    }
    Plan.Extent extent = new Plan.Extent(in.readLong(), in.readLong(), in.readInt());
    return new JournalEnumeratorState(extent, readSplits(in), readNumbers(in));
  }

  private static List<JournalSplit> readSplits(DataInputStream in) throws IOException {
    List<JournalSplit> splits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      splits.add(JournalSplitSerializer.read(in));
    }
    return splits;
  }

  private static List<Integer> readNumbers(DataInputStream in) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      numbers.add(in.readInt());
    }
    return numbers;
  }
}
