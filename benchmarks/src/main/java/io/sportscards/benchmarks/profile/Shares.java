package io.sportscards.benchmarks.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides CPU time as samples of call stacks say. */
public final class Shares {
  public static final Share COLLECTOR = Share.ofThreads("Java: garbage collection", "G1", "GC");
  public static final Share COMPILER =
      Share.ofThreads("Java: compilation, less with every minute", "C1", "C2");
  private static final String REST = "Flink's rest";

  private final List<Share> shares;

  /**
   * @param shares in the order in which they are shown; the rest is one more
   */
  public Shares(Share... shares) {
    this.shares = List.of(shares);
  }

  /** How much of a total falls to each, by its label. */
  public Map<String, Double> divide(List<StackSample> samples, double total) {
    Map<String, Long> counts = new LinkedHashMap<>();
    shares.forEach(share -> counts.put(share.label(), 0L));
    counts.put(REST, 0L);
    long all = 0;
    for (StackSample sample : samples) {
      counts.merge(of(sample), sample.count(), Long::sum);
      all += sample.count();
    }
    long samplesInAll = Math.max(1, all);
    Map<String, Double> divided = new LinkedHashMap<>();
    counts.forEach((label, count) -> divided.put(label, total * count / samplesInAll));
    return divided;
  }

  /** The part that a call path belongs to: its thread, else the innermost frame that is a mark. */
  private String of(StackSample sample) {
    for (Share share : shares) {
      if (share.isThread(sample.thread())) {
        return share.label();
      }
    }
    for (int i = sample.frames().size() - 1; i >= 0; i--) {
      for (Share share : shares) {
        if (share.marks(sample.frames().get(i))) {
          return share.label();
        }
      }
    }
    return REST;
  }
}
