package io.sportscards.benchmarks.cost;

import io.sportscards.benchmarks.machine.ThreadUse;
import io.sportscards.benchmarks.profile.StackSample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One measurement: what the process had used before and after so many events. */
record CostRun(long events, ThreadUse before, ThreadUse after, List<StackSample> samples) {

  /** CPU time of the whole process per event. */
  double micros() {
    return (after.processCpuNanos() - before.processCpuNanos()) / 1e3 / events;
  }

  /** The same, divided as the samples are, by label. */
  Map<String, Double> microsByShare() {
    return LiveShares.ALL.divide(samples, micros());
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
