package io.sportscards.benchmarks.freshness;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.live.LiveRun;
import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.benchmarks.live.Taken;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it takes from an event's occurrence until a reader finds it in a committed file. */
public final class FreshnessBenchmark implements Benchmark {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Path checkout;
  private final List<Integer> percents;
  private final long backlog;
  private final Duration settle;
  private final Duration measured;

  /**
   * @param percents of the drain rate, at which to measure
   * @param backlog events that are drained to learn the drain rate; a third of them before the
   *     clock starts
   * @param settle time at each rate before it is measured
   * @param measured time at each rate
   */
  FreshnessBenchmark(
      Path checkout, List<Integer> percents, long backlog, Duration settle, Duration measured) {
    this.checkout = checkout;
    this.percents = List.copyOf(percents);
    this.backlog = backlog;
    this.settle = settle;
    this.measured = measured;
  }

  /** At 20, 50 and 80 %, each for so many {@code seconds}, after a {@code backlog}. */
  public static FreshnessBenchmark of(Scale scale) {
    return new FreshnessBenchmark(
        Path.of("").toAbsolutePath(),
        List.of(20, 50, 80),
        scale.number("backlog", 900_000),
        Duration.ofSeconds(scale.number("settle-seconds", 15)),
        Duration.ofSeconds(scale.number("seconds", 60)));
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    progress.expect(3 + percents.size());
    try (LiveServers servers = LiveServers.start(scratch);
        Connection connection = servers.connections().newConnection("publish");
        Channel channel = connection.createChannel()) {
      progress.step("publish a backlog of %,d events".formatted(backlog));
      servers.fill(backlog);
      progress.step("drain it");
      try (LiveRun live = LiveRun.start(checkout, servers, "live-1")) {
        double drainRate = drain(live);
        live.awaitLines(backlog);
        List<Level> levels = new ArrayList<>();
        PacedPublisher publisher = new PacedPublisher(servers, channel);
        for (int percent : percents) {
          double rate = drainRate * percent / 100;
          progress.step("%d %% of %,.0f events/s".formatted(percent, drainRate));
          levels.add(publisher.publish(percent, rate, settle, measured));
          live.awaitLines(backlog + publisher.published());
        }
        progress.step("read the files");
        new CommittedFiles(live.archive(), live.runId()).countDelays(levels);
        return FreshnessReport.of(drainRate, levels, Machine.describe(load));
      }
    }
  }

  private double drain(LiveRun live) throws InterruptedException {
    Taken.await(live::taken, backlog / 3);
    long start = System.nanoTime();
    long before = live.taken();
    Taken.await(live::taken, backlog);
    return (backlog - before) * NANOS_PER_SECOND / (System.nanoTime() - start);
  }
}
