package io.sportscards.benchmarks.drain;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.drain.Contender.Draining;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.machine.ProcessCpu;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How fast a full quorum queue is emptied, by the live job and by others in turn. */
public final class DrainBenchmark implements Benchmark {
  private static final long POLL_MILLIS = 20;
  private static final double NANOS_PER_SECOND = 1e9;

  private final long messages;
  private final int rounds;
  private final List<Contender> contenders;

  /**
   * @param messages waiting in the queue when a contender starts
   * @param rounds how often each contender has its turn
   * @param contenders the first is what the others are held against
   */
  DrainBenchmark(long messages, int rounds, List<Contender> contenders) {
    this.messages = messages;
    this.rounds = rounds;
    this.contenders = List.copyOf(contenders);
  }

  /** Two million messages, three rounds, everyone. */
  public static DrainBenchmark full() {
    return new DrainBenchmark(
        2_000_000,
        3,
        List.of(
            new BareConsumer(),
            new LiveJobDrain(Path.of("").toAbsolutePath()),
            new PlainArchiver()));
  }

  @Override
  public Report run(Path scratch) throws Exception {
    String load = Machine.load();
    List<DrainRun> runs = new ArrayList<>();
    try (DrainServers servers = DrainServers.start(scratch)) {
      for (int round = 1; round <= rounds; round++) {
        for (Contender contender : contenders) {
          servers.fill(messages);
          runs.add(drain(servers, contender, round));
        }
      }
      return DrainReport.of(messages, servers.meanBytes(), runs, Machine.describe(load));
    }
  }

  private DrainRun drain(DrainServers servers, Contender contender, int round) throws Exception {
    try (Connection connection = servers.connections().newConnection("watch");
        Channel channel = connection.createChannel();
        Draining draining = contender.start(servers, round)) {
      awaitFewerThan(channel, messages);
      long start = System.nanoTime();
      double brokerCpu = ProcessCpu.seconds(servers.broker().processes());
      double ownCpu = ProcessCpu.seconds(draining.processes());
      awaitFewerThan(channel, 1);
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      draining.finish(messages);
      return new DrainRun(
          contender.name(),
          messages / seconds,
          (System.nanoTime() - start) / NANOS_PER_SECOND,
          (ProcessCpu.seconds(draining.processes()) - ownCpu) * 1e6 / messages,
          (ProcessCpu.seconds(servers.broker().processes()) - brokerCpu) * 1e6 / messages);
    }
  }

  /** Counts what is not delivered yet. */
  private static void awaitFewerThan(Channel channel, long count) throws Exception {
    while (channel.messageCount(DrainServers.QUEUE) >= count) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }
}
