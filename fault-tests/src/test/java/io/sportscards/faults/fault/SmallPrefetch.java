package io.sportscards.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.faults.stack.Patience;
import io.sportscards.faults.stack.SideRun;
import java.util.Map;

/**
 * R7: the window is smaller than what arrives between two checkpoints, so the job reads a window
 * per checkpoint and stands still between: slow, and to be seen. On a run of its own.
 */
public record SmallPrefetch(long seed, int prefetch, int events) implements Fault {
  @Override
  public String id() {
    return "R7";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    try (SideRun side =
        scene
            .stack()
            .startSideRun(Map.of("prefetch", Integer.toString(prefetch), "channels", "1"))) {
      long first = side.run().latestCheckpoint();
      side.publish(Events.good(seed, events));
      Patience.until("a full window", () -> side.run().sourceMetric("unacknowledged") == prefetch);
      Patience.until(events + " lines in files", () -> side.run().lines() == events);
      long checkpoints = side.run().latestCheckpoint() - first;
      assertThat(checkpoints).isGreaterThanOrEqualTo(events / prefetch);
      return "window of %d full, %d events took %d checkpoints"
          .formatted(prefetch, events, checkpoints);
    }
  }
}
