package io.sportscards.benchmarks.drain;

import io.sportscards.benchmarks.live.LiveRun;
import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.platform.process.ProcessId;
import java.nio.file.Path;
import java.util.List;

/** The live job, whole. */
final class LiveJobDrain implements Contender {
  private final Path checkout;

  /**
   * @param checkout holds what the build made of flink-jobs
   */
  LiveJobDrain(Path checkout) {
    this.checkout = checkout;
  }

  @Override
  public String name() {
    return "live job: decode, drop duplicates, exactly-once files on S3";
  }

  @Override
  public Draining start(LiveServers servers, int round) throws Exception {
    return new Run(LiveRun.start(checkout, servers, "live-" + round));
  }

  private record Run(LiveRun live) implements Draining {
    @Override
    public List<ProcessId> processes() {
      return live.processes();
    }

    @Override
    public long taken() {
      return live.taken();
    }

    @Override
    public void finish(long messages) throws Exception {
      live.awaitLines(messages);
    }

    @Override
    public void close() {
      live.close();
    }
  }
}
