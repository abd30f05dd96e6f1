package io.sportscards.demo.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.contracts.RejectionReason;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.Broker;
import io.sportscards.demo.services.Loading;
import io.sportscards.loader.commands.WarehouseStatus;
import io.sportscards.platform.flink.Checkpoints;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.flink.FlinkRestException;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One screen: queue, job, last checkpoint, last manifest, counts by outcome, warehouse. */
public final class StatusCommand implements CliCommand {
  private static final WarehouseStatus WAREHOUSE = new WarehouseStatus(Loading.PARTS);
  private static final String DEDUP = "drop-duplicates";
  private static final int METRIC_ATTEMPTS = 8;
  private static final Duration METRIC_PAUSE = Duration.ofMillis(300);

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>();
    settings.add(PlatformSettings.RUN_ID);
    settings.add(PlatformSettings.QUEUE_NAME);
    settings.add(PlatformSettings.FLINK_REST);
    settings.addAll(Broker.SETTINGS);
    settings.addAll(Archive.SETTINGS);
    settings.addAll(WAREHOUSE.settings());
    return new Command(
        "cards status",
        "Show queue depth, job state, last checkpoint, last manifest, counts by outcome and what is loaded.",
        settings,
        List.of("./cards status", "./cards status --run-id live-2"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    boolean allAnswered = true;
    Table table = new Table("part", "state");
    for (Part part : parts(settings)) {
      try {
        part.read().forEach(table::row);
      } catch (IOException | FlinkRestException silent) {
        table.row(part.name(), silent.getMessage());
        allAnswered = false;
      }
    }
    System.out.print(table);
    return allAnswered ? ExitCode.DONE : ExitCode.UNREACHABLE;
  }

  /** One of the things looked at; each may be out of reach while the others answer. */
  private record Part(String name, Reading reading) {
    Map<String, Object> read() throws IOException, CommandFailure {
      return reading.read();
    }
  }

  private interface Reading {
    Map<String, Object> read() throws IOException, CommandFailure;
  }

  private static List<Part> parts(Settings settings) {
    String runId = settings.get(PlatformSettings.RUN_ID);
    return List.of(
        new Part("queue", () -> queue(settings)),
        new Part("job", () -> job(new FlinkRest(settings.get(PlatformSettings.FLINK_REST)), runId)),
        new Part("archive", () -> archive(settings, runId)),
        new Part("warehouse", () -> WAREHOUSE.rows(settings)));
  }

  private static Map<String, Object> queue(Settings settings) throws IOException {
    Broker broker = new Broker(settings);
    String queue = settings.get(PlatformSettings.QUEUE_NAME);
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("queue " + queue, waiting(broker, queue));
    rows.put("dead letters", waiting(broker, queue + ".dead-letter"));
    return rows;
  }

  private static String waiting(Broker broker, String queue) throws IOException {
    return "%,d messages wait".formatted(broker.waiting(queue));
  }

  private static Map<String, Object> job(FlinkRest flink, String runId) {
    Map<String, Object> rows = new LinkedHashMap<>();
    Optional<FlinkRest.Job> job = LiveJobs.latest(flink, runId);
    if (job.isEmpty()) {
      rows.put("job", "none of run " + runId + " at " + flink.uri() + "; ./cards live starts it");
      return rows;
    }
    String id = job.get().id();
    rows.put("job " + runId, job.get().state() + ", " + flink.uri() + "/#/job/" + id);
    String failure = flink.lastFailureReason(id);
    if (!failure.isEmpty()) {
      rows.put("last failure", failure);
    }
    Checkpoints checkpoints = flink.checkpoints(id);
    rows.put(
        "checkpoint",
        checkpoints.latestId() == 0
            ? "none yet"
            : "%d, %s ago; %,d completed, %,d failed, %,d restores"
                .formatted(
                    checkpoints.latestId(),
                    ago(Instant.ofEpochMilli(checkpoints.latestMillis())),
                    checkpoints.completed(),
                    checkpoints.failed(),
                    checkpoints.restored()));
    if (!checkpoints.failure().isEmpty()) {
      rows.put(
          "last failed checkpoint",
          "%d: %s".formatted(checkpoints.failedId(), checkpoints.failure()));
    }
    rows.putAll(outcomes(flink, id));
    return rows;
  }

  /** Counts of this start of the job: Flink's counters begin anew with each. */
  private static Map<String, Object> outcomes(FlinkRest flink, String jobId) {
    Map<String, String> metrics = new LinkedHashMap<>();
    for (String outcome : List.of("accepted", "duplicate", "conflicting")) {
      metrics.put(outcome, DEDUP + "." + outcome);
    }
    for (RejectionReason reason : RejectionReason.values()) {
      metrics.put("rejected " + reason, DEDUP + ".reason." + reason + ".rejected");
    }
    metrics.remove("rejected " + RejectionReason.CONFLICTING_DUPLICATE); // counted as conflicting
    Map<String, Double> sums = sums(flink, jobId, List.copyOf(metrics.values()));
    Map<String, Object> rows = new LinkedHashMap<>();
    metrics.forEach(
        (outcome, metric) -> {
          if (sums.getOrDefault(metric, 0.0) > 0) {
            rows.put(
                outcome, "%,d since the job's last start".formatted(sums.get(metric).longValue()));
          }
        });
    return rows;
  }

  /**
   * Flink fetches metrics when it is first asked for them, and answers with none until they are
   * there.
   */
  private static Map<String, Double> sums(FlinkRest flink, String jobId, List<String> metrics) {
    Map<String, Double> sums = Map.of();
    for (int i = 0; i < METRIC_ATTEMPTS && sums.isEmpty(); i++) {
      if (i > 0) {
        LockSupport.parkNanos(METRIC_PAUSE.toNanos());
      }
      for (FlinkRest.Vertex vertex : flink.vertices(jobId)) {
        if (vertex.name().contains(DEDUP)) {
          sums = flink.metricSums(jobId, vertex.id(), metrics);
        }
      }
    }
    return sums;
  }

  private static Map<String, Object> archive(Settings settings, String runId)
      throws IOException, CommandFailure {
    Map<String, Object> rows = new LinkedHashMap<>();
    try (ArchiveFiles archive = Archive.open(settings)) {
      List<String> manifests = ManifestReader.keys(archive, runId);
      rows.put("archive", archive.address());
      rows.put(
          "last manifest",
          manifests.isEmpty() ? "none yet of run " + runId : manifests.get(manifests.size() - 1));
    }
    return rows;
  }

  private static String ago(Instant then) {
    return ChronoUnit.SECONDS.between(then, Instant.now()) + " s";
  }
}
