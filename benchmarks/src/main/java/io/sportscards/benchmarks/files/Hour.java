package io.sportscards.benchmarks.files;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.events.EventTape;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Lets the time of a live job pass at the sink, from checkpoint to checkpoint, as fast as it goes.
 */
final class Hour {
  private static final Instant START = Instant.parse("2026-07-02T00:00:00Z");
  private static final int PARALLELISM = 2;
  private static final int MAX_PARALLELISM = 128;
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final long ROLL_BYTES = 16 << 20;
  private static final long BUFFER_BYTES = 64 << 20;
  private static final int NOTES = 4;

  private final EventTape tape;
  private final Duration length;
  private final Duration checkpoints;
  private final int eventsPerSecond;

  Hour(EventTape tape, Duration length, Duration checkpoints, int eventsPerSecond) {
    this.tape = tape;
    this.length = length;
    this.checkpoints = checkpoints;
    this.eventsPerSecond = eventsPerSecond;
  }

  /**
   * Writes what comes in that time.
   *
   * @param root of the archive, with its scheme
   * @return lines written; those of the last roll interval are in no file
   */
  long pass(String root, String runId, Duration roll, Progress progress) throws Exception {
    SetClock clock = new SetClock();
    clock.set(START.toEpochMilli());
    ArchiveSink sink =
        new ArchiveSink(new ArchiveSettings(root, runId, ROLL_BYTES, roll, BUFFER_BYTES));
    EventDecoder decoder =
        new EventDecoder(
            EventContract.current(),
            new RunContext("rabbitmq", runId, 0),
            MOST_BODY_BYTES,
            new Unobserved());
    List<SinkSubtask> subtasks = new ArrayList<>();
    try {
      for (int i = 0; i < PARALLELISM; i++) {
        subtasks.add(new SinkSubtask(sink, new SinkContext(i, PARALLELISM, clock)));
      }
      long all = length.dividedBy(checkpoints);
      long number = 0;
      for (long id = 1; id <= all; id++) {
        long until = eventsPerSecond * id * checkpoints.toMillis() / 1_000;
        for (; number < until; number++) {
          Instant now = START.plusMillis(number * 1_000 / eventsPerSecond);
          clock.set(now.toEpochMilli());
          ArchiveLine line =
              decoder.decode(
                  new RawMessage(tape.body(number), "application/x-protobuf", null, null, now));
          subtasks.get(subtaskOf(line.partition())).write(line);
        }
        clock.set(START.toEpochMilli() + id * checkpoints.toMillis());
        for (SinkSubtask subtask : subtasks) {
          subtask.checkpoint(id);
        }
        if (id % Math.max(1, all / NOTES) == 0) {
          progress.note("checkpoint %,d of %,d".formatted(id, all));
        }
      }
      return number;
    } finally {
      for (SinkSubtask subtask : subtasks) {
        subtask.end();
      }
    }
  }

  /** Where Flink would send it. */
  private static int subtaskOf(String partition) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        partition, MAX_PARALLELISM, PARALLELISM);
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
