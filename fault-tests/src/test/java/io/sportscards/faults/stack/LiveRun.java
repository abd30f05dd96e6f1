package io.sportscards.faults.stack;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.demo.services.ArchivedLines;
import io.sportscards.platform.flink.Checkpoints;
import io.sportscards.platform.flink.FlinkRest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The live job that writes one run, as the cluster and the archive show it. Not thread-safe. */
public final class LiveRun {
  private final Supervisor supervisor;
  private final FlinkRest flink;
  private final String runId;
  private final String jobId;
  private final ArchivedLines lines;

  LiveRun(Supervisor supervisor, ArchiveFiles archive, String runId, String jobId) {
    this.supervisor = supervisor;
    this.flink = supervisor.cluster().rest();
    this.runId = runId;
    this.jobId = jobId;
    this.lines = new ArchivedLines(archive, runId);
  }

  public String runId() {
    return runId;
  }

  public String jobId() {
    return jobId;
  }

  /** Lines named by the run's manifests. */
  public long lines() throws IOException {
    return lines.count();
  }

  /** Its checkpoints under the present JobManager. */
  public Checkpoints checkpoints() {
    return flink.checkpoints(jobId);
  }

  /** The failure that its tasks met last, as a stack trace; empty when there was none. */
  public String lastFailure() {
    return flink.lastFailure(jobId);
  }

  /** Sum over the source's subtasks of the metric whose name ends so; 0 when there is none yet. */
  public double sourceMetric(String suffix) {
    String source = flink.vertices(jobId).get(0).id();
    return flink
        .metricSums(
            jobId,
            source,
            flink.metricNames(jobId, source).stream().filter(n -> n.endsWith(suffix)).toList())
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /**
   * Waits until so many checkpoints have completed from now on. Their ids go on over restarts and a
   * change of JobManager, where Flink's own count begins again.
   */
  public void awaitCheckpoints(int more) {
    long before = latestCheckpoint();
    Set<Long> seen = new HashSet<>();
    Patience.until(
        more + " further checkpoints of " + runId,
        () -> {
          supervisor.replaceDead();
          long latest = flink.checkpoints(jobId).latestId();
          if (latest > before) {
            seen.add(latest);
          }
          return seen.size() >= more;
        });
  }

  /** Id of the newest completed checkpoint; 0 before the first under the present JobManager. */
  public long latestCheckpoint() {
    long[] latest = {0};
    Patience.until(
        "the JobManager's answer",
        () -> {
          supervisor.replaceDead();
          latest[0] = flink.checkpoints(jobId).latestId();
          return true;
        });
    return latest[0];
  }

  /** Cancels the job and waits for its end. */
  void cancel() {
    flink.cancel(jobId);
    Patience.until("the end of " + runId, () -> flink.state(jobId).equals("CANCELED"));
  }
}
