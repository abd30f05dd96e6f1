package io.sportscards.demo.services;

import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The end of a job that is small enough to be left to the web UI until then. */
public final class JobEnd {
  private static final Duration POLL = Duration.ofMillis(500);

  private JobEnd() {}

  /**
   * Waits however long it takes.
   *
   * @param otherwise what it means if the job does not finish, as a sentence without its full stop
   * @throws CommandFailure when the job failed or was cancelled
   */
  public static void await(FlinkRest flink, String job, String otherwise) throws CommandFailure {
    String state = flink.state(job);
    while (!state.equals("FINISHED")) {
      if (List.of("FAILED", "CANCELED").contains(state)) {
        throw new CommandFailure(
            ExitCode.UNREACHABLE,
            "Job %s is %s: %s. %s".formatted(job, state, flink.lastFailureReason(job), otherwise));
      }
      LockSupport.parkNanos(POLL.toNanos());
      state = flink.state(job);
    }
  }
}
