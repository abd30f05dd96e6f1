package io.sportscards.benchmarks.cost;

import io.sportscards.benchmarks.machine.ThreadUse;
import io.sportscards.benchmarks.profile.StackSample;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One measurement: what the process had used before and after so many events. */
record CostRun(long events, ThreadUse before, ThreadUse after, List<StackSample> samples) {

  /** CPU time of the whole process per event. */
  double micros() {
    return (after.processCpuNanos() - before.processCpuNanos()) / 1e3 / events;
  }

  /** The same, divided as the samples are. */
  Map<Share, Double> microsByShare() {
    Map<Share, Long> counts = new EnumMap<>(Share.class);
    long total = 0;
    for (StackSample sample : samples) {
      counts.merge(Share.of(sample), sample.count(), Long::sum);
      total += sample.count();
    }
    Map<Share, Double> micros = new EnumMap<>(Share.class);
    for (Share share : Share.values()) {
      micros.put(share, micros() * counts.getOrDefault(share, 0L) / Math.max(1, total));
    }
    return micros;
  }

  /** Heap taken per event, by the first word of the thread's name, which is the operator's. */
  Map<String, Double> bytesByThread() {
    Map<String, Double> bytes = new TreeMap<>();
    after
        .allocatedBytes()
        .forEach(
            (thread, taken) -> {
              long used = taken - before.allocatedBytes().getOrDefault(thread, 0L);
              bytes.merge(operator(thread), (double) used / events, Double::sum);
            });
    bytes.values().removeIf(perEvent -> perEvent < 1);
    return bytes;
  }

  private static String operator(String thread) {
    return thread.startsWith("Source: ")
        ? "read-queue and decode-event"
        : thread.replaceFirst("[: (].*", "").replaceFirst("-\\d+$", "");
  }
}
