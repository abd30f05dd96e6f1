package io.sportscards.demo.commands;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.demo.services.Archive;
import io.sportscards.demo.services.ArchivedLines;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.generator.publish.PublishProgress;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows live how publishing and archiving go on, and waits for the latter. */
final class ArchivingWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  // several roll intervals and restarts; a slow machine still shows some progress within it
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Progress progress = Progress.onStandardError();
  private final ArchiveFiles archive;
  private final ArchivedLines lines;
  private final FlinkRest flink;
  private final String runId;
  private final long before;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "archiving-watch");
            thread.setDaemon(true);
            return thread;
          });

  private String published = "";
  private long wanted;
  private long archived;
  private long grewAt = System.nanoTime();
  private long checkpoints;
  private long polls;
  private String ended = "";
  private String trouble = "";

  private ArchivingWatch(ArchiveFiles archive, FlinkRest flink, String runId, long before) {
    this.archive = archive;
    this.lines = new ArchivedLines(archive, runId);
    this.flink = flink;
    this.runId = runId;
    this.before = before;
    this.wanted = before;
  }

  /**
   * Begins to look at the archive and the job once a second.
   *
   * @param before lines that were published earlier
   */
  static ArchivingWatch start(Settings archive, Settings job, long before) throws CommandFailure {
    ArchivingWatch watch =
        new ArchivingWatch(
            Archive.open(archive),
            new FlinkRest(job.get(PlatformSettings.FLINK_REST)),
            job.get(PlatformSettings.RUN_ID),
            before);
    var unused =
        watch.poller.scheduleWithFixedDelay(watch::poll, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Takes over how far publishing is. */
  synchronized void published(PublishProgress publishing) {
    published = PublishCommand.text(publishing);
    wanted = before + publishing.lines();
    show();
  }

  /**
   * Waits until the files hold at least as many lines and the job has completed two checkpoints
   * more, so that what would come twice had its chance.
   *
   * @throws CommandFailure when the job ended, or nothing has changed for minutes
   */
  synchronized void awaitLines(long count) throws CommandFailure, InterruptedException {
    wanted = count;
    while (archived < count) {
      awaitPoll("%,d of %,d lines are in files".formatted(archived, count));
    }
    long enough = checkpoints + 2;
    while (checkpoints < enough) {
      awaitPoll("The job completes no checkpoint");
    }
    progress.done("%,d lines in committed files, checkpoint %d".formatted(archived, checkpoints));
  }

  private void awaitPoll(String state) throws CommandFailure, InterruptedException {
    long before = polls;
    while (polls == before) {
      wait();
    }
    if (!ended.isEmpty()) {
      throw new CommandFailure(ExitCode.UNREACHABLE, ended);
    }
    if (System.nanoTime() - grewAt > PATIENCE.toNanos()) {
      throw new CommandFailure(
          ExitCode.DISAGREE,
          "%s, and nothing has changed for %d s%s. See ./cards status and the web UI %s"
              .formatted(state, PATIENCE.toSeconds(), trouble, flink.uri()));
    }
  }

  private void poll() {
    try {
      long count = lines.count();
      Optional<FlinkRest.Job> job = LiveJobs.latest(flink, runId);
      long completed = job.map(j -> flink.checkpoints(j.id()).completed()).orElse(0L);
      String end = job.filter(FlinkRest.Job::isEnded).map(this::endOf).orElse("");
      polled(count, completed, end);
    } catch (IOException | RuntimeException passing) {
      // a server that is busy now may answer the next time; patience has its end
      troubled(" (" + passing.getMessage() + ")");
    }
  }

  private String endOf(FlinkRest.Job job) {
    return "The job of run %s is %s: %s"
        .formatted(runId, job.state(), flink.lastFailureReason(job.id()));
  }

  private synchronized void polled(long count, long completed, String end) {
    if (count > archived || completed > checkpoints) {
      grewAt = System.nanoTime();
    }
    archived = count;
    checkpoints = completed;
    ended = end;
    trouble = "";
    polls++;
    show();
    notifyAll();
  }

  private synchronized void troubled(String what) {
    trouble = what;
    polls++;
    notifyAll();
  }

  private void show() {
    progress.show(
        "%s%,d of %,d lines in files; %d checkpoints"
            .formatted(published.isEmpty() ? "" : published + "; ", archived, wanted, checkpoints));
  }

  @Override
  public void close() {
    poller.shutdownNow();
    archive.close();
  }
}
