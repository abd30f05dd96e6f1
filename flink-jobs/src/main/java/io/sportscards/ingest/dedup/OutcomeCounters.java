package io.sportscards.ingest.dedup;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.RejectionReason;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of each message, each counted once: {@code accepted}, {@code duplicate}, {@code
 * conflicting} and {@code reason.<REASON>.rejected}. They start at zero with each start of the
 * task; dashboards and alerts know the names.
 */
final class OutcomeCounters {
  private static final String BRONZE = "bronze/";
  private static final String REASON = "/reason=";

  private final Counter accepted;
  private final Counter duplicate;
  private final Counter conflicting;
  private final Map<String, Counter> rejected = new HashMap<>();

  OutcomeCounters(MetricGroup metrics) {
    accepted = metrics.counter("accepted");
    duplicate = metrics.counter("duplicate");
    conflicting = metrics.counter("conflicting");
    for (RejectionReason reason : RejectionReason.values()) {
      if (reason != RejectionReason.CONFLICTING_DUPLICATE) {
        rejected.put(reason.name(), metrics.addGroup("reason", reason.name()).counter("rejected"));
      }
    }
  }

  /** Counts the first line of an identity: accepted, or rejected under its reason. */
  void first(ArchiveLine line) {
    String partition = line.partition();
    if (partition.startsWith(BRONZE)) {
      accepted.inc();
    } else {
      int from = partition.indexOf(REASON) + REASON.length();
      rejected.get(partition.substring(from, partition.indexOf('/', from))).inc();
    }
  }

  void duplicate() {
    duplicate.inc();
  }

  void conflicting() {
    conflicting.inc();
  }
}
