package io.sportscards.benchmarks.state;

import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.machine.ThreadUse;
import io.sportscards.benchmarks.replay.CheckpointFigures;
import io.sportscards.benchmarks.replay.LocalJob;
import io.sportscards.benchmarks.replay.ReplaySource;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How the job slows down, and its checkpoints grow, with the identities that it remembers. */
public final class StateBenchmark implements Benchmark {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final double NANOS_PER_SECOND = 1e9;

  private final List<Long> sizes;
  private final long measured;

  /**
   * @param sizes identities at which to measure, ascending
   * @param measured events in each measurement
   */
  public StateBenchmark(List<Long> sizes, long measured) {
    this.sizes = List.copyOf(sizes);
    this.measured = measured;
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    List<StateRun> runs = new ArrayList<>();
    progress.expect(2 * sizes.size());
    try (LocalJob job = LocalJob.startWithoutArchive(scratch, CHECKPOINTS)) {
      for (long size : sizes) {
        progress.step("fill up to %,d identities".formatted(size));
        job.awaitReplayed(size);
        progress.step("measure %,d events and a checkpoint".formatted(measured));
        runs.add(measure(job));
      }
    }
    return StateReport.of(runs, Machine.describe(load));
  }

  private StateRun measure(LocalJob job) throws Exception {
    long from = ReplaySource.replayed();
    long start = System.nanoTime();
    long cpu = ThreadUse.now().processCpuNanos();
    job.awaitReplayed(from + measured);
    double events = ReplaySource.replayed() - from;
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    double micros = (ThreadUse.now().processCpuNanos() - cpu) / 1e3 / events;
    CheckpointFigures checkpoint = job.awaitCheckpoint();
    return new StateRun(ReplaySource.replayed(), events / seconds, micros, checkpoint);
  }
}
