package io.sportscards.demo.backfill;

import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.flink.FlinkRestException;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.screen.Progress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Shows how far a backfill is until it has ended. */
final class BackfillWatch {
  private static final Duration POLL = Duration.ofMillis(500);
  // in which another job manager takes over, also on a slow machine
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String WAITING =
      "no task runs yet; if it stays so, the cluster has too few free slots: TASK_MANAGERS=4 ./cards up adds some";

  private final FlinkRest flink;
  private final String runId;
  private final String job;
  private final Progress progress = Progress.onStandardError();

  BackfillWatch(FlinkRest flink, String runId, String job) {
    this.flink = flink;
    this.runId = runId;
    this.job = job;
  }

  /**
   * Waits for the end of the job.
   *
   * @param rows that it will read, if that is known
   * @throws CommandFailure when the job failed or the cluster knows nothing of it any more
   */
  RecordFlow await(OptionalLong rows) throws CommandFailure {
    long answeredAt = System.nanoTime();
    while (true) {
      try {
        // the state first: of a job that has finished, the counts are final
        String state = flink.state(job);
        List<FlinkRest.Vertex> vertices = flink.vertices(job);
        RecordFlow flow = RecordFlow.of(vertices);
        answeredAt = System.nanoTime();
        if (state.equals("FINISHED")) {
          if (hasGoneOn()) {
            flow = flow.sinceACheckpoint();
          }
          progress.done(
              "%s read, %,d lines written".formatted(share(flow.read(), rows), flow.written()));
          return flow;
        }
        refuseEnded(state);
        progress.show(text(state, vertices, rows));
      } catch (FlinkRestException silent) {
        if (System.nanoTime() - answeredAt > PATIENCE.toNanos()) {
          throw failure(
              "Flink has not answered for job %s for %d s: %s"
                  .formatted(job, PATIENCE.toSeconds(), silent.getMessage()));
        }
        progress.show(silent.getMessage());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Attempts that go on from a checkpoint count from there. BATCH has none: Flink answers 404. */
  private boolean hasGoneOn() {
    try {
      return flink.checkpoints(job).restoredId() > 0;
    } catch (FlinkRestException refusal) {
      if (refusal.status() == 404) {
        return false;
      }
      throw refusal;
    }
  }

  private void refuseEnded(String state) throws CommandFailure {
    if (state.equals("FAILED") || state.equals("CANCELED")) {
      String reason = flink.lastFailureReason(job);
      throw failure("Job %s is %s%s".formatted(job, state, reason.isEmpty() ? "" : ": " + reason));
    }
  }

  private CommandFailure failure(String what) {
    return new CommandFailure(
        ExitCode.UNREACHABLE,
        "%s. Run %s is not finished, and no reader takes anything of it; once that is mended, give the same command with --restart"
            .formatted(what, runId));
  }

  private static boolean hasBegun(List<FlinkRest.Vertex> vertices) {
    return vertices.stream().anyMatch(v -> v.running() > 0 || v.recordsOut() > 0);
  }

  private String text(String state, List<FlinkRest.Vertex> vertices, OptionalLong rows) {
    if (!state.equals("RUNNING")) {
      String reason = flink.lastFailureReason(job);
      return reason.isEmpty() ? state : state + ": " + reason;
    }
    if (!hasBegun(vertices)) {
      return WAITING;
    }
    RecordFlow flow = RecordFlow.of(vertices);
    return "%s read, %,d lines looked at for duplicates, %,d written"
        .formatted(share(flow.read(), rows), flow.judged(), flow.written());
  }

  private static String share(long read, OptionalLong rows) {
    return rows.isPresent()
        ? "%,d of %,d rows".formatted(read, rows.getAsLong())
        : "%,d rows".formatted(read);
  }
}
