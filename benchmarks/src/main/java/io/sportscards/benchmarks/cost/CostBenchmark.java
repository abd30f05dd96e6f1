package io.sportscards.benchmarks.cost;

import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.machine.ThreadUse;
import io.sportscards.benchmarks.profile.Sampler;
import io.sportscards.benchmarks.profile.StackSample;
import io.sportscards.benchmarks.replay.LocalJob;
import io.sportscards.benchmarks.replay.ReplaySource;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an event costs in CPU time and memory, by operator, with no broker in the way. */
public final class CostBenchmark implements Benchmark {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final Duration ROLL = Duration.ofMinutes(5);

  private final long warmUp;
  private final long measured;
  private final int runs;

  /**
   * @param warmUp events before the measurement: the compiler needs about a million
   * @param measured events in each run
   * @param runs of which the median counts
   */
  public CostBenchmark(long warmUp, long measured, int runs) {
    this.warmUp = warmUp;
    this.measured = measured;
    this.runs = runs;
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    List<CostRun> all = new ArrayList<>();
    progress.expect(1 + runs);
    try (LocalJob job = LocalJob.start(scratch, CHECKPOINTS, ROLL)) {
      progress.step("warm up with %,d events".formatted(warmUp));
      job.awaitReplayed(warmUp);
      for (int i = 0; i < runs; i++) {
        progress.step("measure %,d events".formatted(measured));
        all.add(measure(job, scratch));
      }
    }
    return CostReport.of(all, Machine.describe(load));
  }

  private CostRun measure(LocalJob job, Path scratch) throws Exception {
    Sampler.start();
    long from = ReplaySource.replayed();
    ThreadUse before = ThreadUse.now();
    job.awaitReplayed(from + measured);
    ThreadUse after = ThreadUse.now();
    long events = ReplaySource.replayed() - from;
    List<StackSample> samples = Sampler.stop(scratch.resolve("samples.txt"));
    return new CostRun(events, before, after, samples);
  }
}
