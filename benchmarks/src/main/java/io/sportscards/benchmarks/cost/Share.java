package io.sportscards.benchmarks.cost;

import io.sportscards.benchmarks.profile.StackSample;
import java.util.List;

/** The parts that a job's CPU time is divided into, each with the marks that tell it. */
enum Share {
  READ(
      "read-queue: make a message of body and properties",
      "ReplaySource$Replay.",
      "QueueMessageSchema."),
  DECODE("decode-event", "DecodeEvent.processElement"),
  DEDUP("drop-duplicates: look up and put in", "DropDuplicates.processElement"),
  STORE("drop-duplicates: RocksDB flushes and compacts"),
  COLLECT("archive-lines: collect and pack", "BufferedArchiveWriter.write"),
  UPLOAD("archive-lines: write files", "BufferedArchiveWriter.upload"),
  SHUFFLE(
      "between operators: serialize, hand over, deserialize",
      "RecordWriterOutput.",
      "SpillingAdaptiveSpanningRecordDeserializer.",
      "AbstractStreamTaskNetworkInput.emitNext"),
  CHECKPOINT("checkpoints", "SubtaskCheckpointCoordinatorImpl.", "AsyncCheckpointRunnable."),
  COLLECTOR("Java: garbage collection"),
  COMPILER("Java: compilation, less with every minute"),
  REST("Flink's rest");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // what List.of makes is immutable
  private final List<String> marks;

  Share(String label, String... marks) {
    this.label = label;
    this.marks = List.of(marks);
  }

  String label() {
    return label;
  }

  /** The part that a call path belongs to: the innermost frame that is a mark decides. */
  static Share of(StackSample sample) {
    String thread = sample.thread();
    if (thread.startsWith("rocksdb")) {
      return STORE;
    }
    if (thread.startsWith("G1") || thread.startsWith("GC")) {
      return COLLECTOR;
    }
    if (thread.startsWith("C1") || thread.startsWith("C2")) {
      return COMPILER;
    }
    for (int i = sample.frames().size() - 1; i >= 0; i--) {
      for (Share share : values()) {
        if (share.marks.stream().anyMatch(sample.frames().get(i)::contains)) {
          return share;
        }
      }
    }
    return REST;
  }
}
