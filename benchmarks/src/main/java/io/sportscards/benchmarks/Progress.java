package io.sportscards.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells those who wait what is done and how much is left. Not thread-safe. */
public final class Progress {
  private final PrintStream out;
  private final long start = System.nanoTime();
  private int steps;
  private int step;

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** For those who do not look. */
  public static Progress silent() {
    return new Progress(new PrintStream(PrintStream.nullOutputStream(), false));
  }

  /** Says how many steps there will be. */
  public void expect(int count) {
    steps = count;
  }

  /** Says what begins now. */
  public void step(String what) {
    step++;
    note(what);
  }

  /** Says how far the present step is. */
  public void note(String what) {
    Duration passed = Duration.ofNanos(System.nanoTime() - start);
    out.printf(
        Locale.ROOT,
        "%3d:%02d  step %d of %d: %s%n",
        passed.toMinutes(),
        passed.toSecondsPart(),
        step,
        steps,
        what);
    out.flush();
  }
}
