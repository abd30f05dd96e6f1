package io.sportscards.faults.timeline;

import io.sportscards.faults.fault.Scene;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Oracle;
import io.sportscards.faults.stack.Traffic;
import io.sportscards.faults.timeline.Timeline.Entry;
import io.sportscards.platform.server.S3Operation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Lets the faults of a timeline strike one stack, one after the other, while events flow. After
 * each the job must complete two further checkpoints; after every few, and at the end, the files
 * must agree with what the broker confirmed.
 */
public final class FaultRun {
  /** Checkpoints that show that the job is over a fault. */
  private static final int PROGRESS = 2;

  private final PrintStream out;
  private final int faultsPerCheck;

  /**
   * @param out takes a line for each fault and each check
   * @param faultsPerCheck faults between two looks at all files
   */
  public FaultRun(PrintStream out, int faultsPerCheck) {
    this.out = out;
    this.faultsPerCheck = faultsPerCheck;
  }

  /**
   * Runs the timeline.
   *
   * @param seed of the events
   * @throws Exception or an AssertionError, with the fault's number in the printed lines, when a
   *     fault hit nothing, the job did not get on, or the files do not agree
   */
  public void run(Timeline timeline, long seed, Path dir) throws Exception {
    out.println("Logs and files of all parts are in " + dir);
    try (FaultStack stack = FaultStack.start(dir);
        Traffic traffic = new Traffic(stack, seed)) {
      Scene scene = new Scene(stack, traffic, new Oracle(stack, traffic));
      say("stack is up, job %s runs".formatted(stack.live().jobId()));
      traffic.start();
      int last = timeline.entries().get(timeline.entries().size() - 1).number();
      for (Entry entry : timeline.entries()) {
        strike(entry, scene);
        boolean isLast = entry.number() == last;
        if (isLast || entry.number() % faultsPerCheck == 0) {
          check(scene);
        }
        if (!isLast && !traffic.isRunning()) {
          traffic.start();
        }
      }
    }
  }

  private void strike(Entry entry, Scene scene) throws Exception {
    long start = System.nanoTime();
    try {
      entry.moment().await(scene);
      long struck = System.nanoTime();
      String hit = entry.fault().strike(scene);
      long lifted = System.nanoTime();
      scene.stack().live().awaitCheckpoints(PROGRESS);
      scene.stack().supervisor().awaitWhole();
      if (scene.traffic().isRunning()) {
        // checkpoints alone would also come from a job that reads nothing
        scene.awaitRequest(Scene.of(S3Operation.PUT, "/_manifests/"));
      }
      say(
          "%s\n          hit: %s; struck after %s, lasted %s, got on after %s"
              .formatted(
                  entry, hit, seconds(start, struck), seconds(struck, lifted), since(lifted)));
    } catch (Exception | AssertionError e) {
      say("%s\n          FAILED after %s: %s".formatted(entry, since(start), e.getMessage()));
      throw e;
    }
  }

  private void check(Scene scene) throws Exception {
    long start = System.nanoTime();
    scene.traffic().stop();
    String found = scene.oracle().check();
    say("check: %s, %s".formatted(found, since(start)));
  }

  private void say(String text) {
    out.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + "  " + text);
  }

  private static String since(long nanos) {
    return seconds(nanos, System.nanoTime());
  }

  private static String seconds(long from, long to) {
    return "%.1f s".formatted(Duration.ofNanos(to - from).toMillis() / 1_000.0);
  }
}
