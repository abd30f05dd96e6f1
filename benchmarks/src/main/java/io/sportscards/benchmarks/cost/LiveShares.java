package io.sportscards.benchmarks.cost;

import io.sportscards.benchmarks.profile.Share;
import io.sportscards.benchmarks.profile.Shares;

/** The parts of the live job. */
final class LiveShares {
  static final Shares ALL =
      new Shares(
          Share.ofCalls(
              "read-queue: make a message of body and properties",
              "ReplaySource$Replay.",
              "QueueMessageSchema."),
          Share.ofCalls("decode-event", "DecodeEvent.processElement"),
          Share.ofCalls("drop-duplicates: look up and put in", "DropDuplicates.processElement"),
          Share.ofThreads("drop-duplicates: RocksDB flushes and compacts", "rocksdb"),
          Share.ofCalls("archive-lines: collect and pack", "BufferedArchiveWriter.write"),
          Share.ofCalls("archive-lines: write files", "BufferedArchiveWriter.upload"),
          Share.ofCalls(
              "between operators: serialize, hand over, deserialize",
              "RecordWriterOutput.",
              "SpillingAdaptiveSpanningRecordDeserializer.",
              "AbstractStreamTaskNetworkInput.emitNext"),
          Share.ofCalls(
              "checkpoints", "SubtaskCheckpointCoordinatorImpl.", "AsyncCheckpointRunnable."),
          Shares.COLLECTOR,
          Shares.COMPILER);

  private LiveShares() {}
}
