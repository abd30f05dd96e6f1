package io.sportscards.ingest.archive;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.state.api.OperatorIdentifier;

/**
 * The elements of a list that an operator keeps in its state, read from a savepoint one by one and
 * without a job, so that what they say can refuse a start.
 */
final class SavedList {
  /** Takes one element, as bytes. */
  @FunctionalInterface
  interface Taker {
    void take(byte[] element) throws IOException;
  }

  private SavedList() {}

  /**
   * Nothing is handed on where the savepoint has no such operator, or the operator no such list.
   */
  static void forEach(CheckpointMetadata savepoint, String uid, String list, Taker taker)
      throws IOException {
    OperatorID id = OperatorIdentifier.forUid(uid).getOperatorId();
    for (OperatorState operator : savepoint.getOperatorStates()) {
      if (operator.getOperatorID().equals(id)) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          for (OperatorStateHandle state : subtask.getManagedOperatorState()) {
            read(state, list, taker);
          }
        }
      }
    }
  }

  private static void read(OperatorStateHandle state, String list, Taker taker) throws IOException {
    OperatorStateHandle.StateMetaInfo elements = state.getStateNameToPartitionOffsets().get(list);
    if (elements == null) {
      return;
    }
    try (FSDataInputStream in = state.openInputStream()) {
      DataInputViewStreamWrapper view = new DataInputViewStreamWrapper(in);
      for (long offset : elements.getOffsets()) {
        in.seek(offset);
        taker.take(BytePrimitiveArraySerializer.INSTANCE.deserialize(view));
      }
    }
  }
}
