package io.sportscards.benchmarks.drain;

import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.drain.Contender.Draining;
import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.benchmarks.live.Taken;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.machine.ProcessCpu;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How fast a full quorum queue is emptied, by the live job and by others in turn. */
public final class DrainBenchmark implements Benchmark {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long warmUp;
  private final long messages;
  private final int rounds;
  private final List<Contender> contenders;

  /**
   * @param warmUp messages that each contender takes before it is measured
   * @param messages waiting in the queue behind these
   * @param rounds how often each contender has its turn
   * @param contenders the first is what the others are held against
   */
  DrainBenchmark(long warmUp, long messages, int rounds, List<Contender> contenders) {
    this.warmUp = warmUp;
    this.messages = messages;
    this.rounds = rounds;
    this.contenders = List.copyOf(contenders);
  }

  /** Two million {@code messages}, three {@code rounds}, everyone. */
  public static DrainBenchmark of(Scale scale) {
    Path checkout = Path.of("").toAbsolutePath();
    return new DrainBenchmark(
        scale.number("warm-up", 200_000),
        scale.number("messages", 2_000_000),
        Math.toIntExact(scale.number("rounds", 3)),
        List.of(
            new BareConsumer(),
            new LiveJobDrain(checkout),
            new PlainArchiver(),
            new Incumbent(checkout)));
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    List<DrainRun> runs = new ArrayList<>();
    progress.expect(2 * rounds * contenders.size());
    try (LiveServers servers = LiveServers.start(scratch)) {
      for (int round = 1; round <= rounds; round++) {
        for (Contender contender : contenders) {
          progress.step("round %d: publish %,d messages".formatted(round, warmUp + messages));
          servers.fill(warmUp + messages);
          progress.step("round %d: %s".formatted(round, contender.name()));
          DrainRun run = drain(servers, contender, round);
          progress.note(
              "%,.0f messages/s, all done after %.1f s".formatted(run.rate(), run.seconds()));
          runs.add(run);
        }
      }
      return DrainReport.of(warmUp, messages, servers.meanBytes(), runs, Machine.describe(load));
    }
  }

  private DrainRun drain(LiveServers servers, Contender contender, int round) throws Exception {
    try (Draining draining = contender.start(servers, round)) {
      Taken.await(draining::taken, Math.max(1, warmUp));
      long start = System.nanoTime();
      double brokerCpu = ProcessCpu.seconds(servers.broker().processes());
      double ownCpu = ProcessCpu.seconds(draining.processes());
      Taken.await(draining::taken, warmUp + messages);
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      draining.finish(warmUp + messages);
      return new DrainRun(
          contender.name(),
          messages / seconds,
          (System.nanoTime() - start) / NANOS_PER_SECOND,
          (ProcessCpu.seconds(draining.processes()) - ownCpu) * 1e6 / messages,
          (ProcessCpu.seconds(servers.broker().processes()) - brokerCpu) * 1e6 / messages);
    }
  }
}
