package io.sportscards.settings.screen;

import java.io.PrintStream;
import java.time.Clock;

/**
 * Progress of long work on standard error: one line that is written over on a terminal, a line
 * every few seconds elsewhere.
 */
public final class Progress {
  private static final long PLAIN_MILLIS = 5_000;
  private static final long TERMINAL_MILLIS = 100; // a terminal is slower than a million letters

  private final PrintStream err;
  private final boolean isTerminal;
  private final Clock clock;
  private long shownAt;
  private int width;

  public Progress(PrintStream err, boolean isTerminal, Clock clock) {
    this.err = err;
    this.isTerminal = isTerminal;
    this.clock = clock;
  }

  /** For this process's standard error; the script {@code cards} tells whether it is a terminal. */
  public static Progress onStandardError() {
    return new Progress(System.err, Boolean.getBoolean("sportscards.terminal"), Clock.systemUTC());
  }

  /** Shows how far the work is, ten times a second; outside a terminal only now and then. */
  public synchronized void show(String text) {
    long now = clock.millis();
    if (now - shownAt < (isTerminal ? TERMINAL_MILLIS : PLAIN_MILLIS)) {
      return;
    }
    shownAt = now;
    if (isTerminal) {
      err.print("\r  " + text + " ".repeat(Math.max(0, width - text.length())));
      err.flush();
      width = text.length();
    } else {
      err.println("  " + text);
    }
  }

  /** Shows the last word on this work, always, and ends the line. */
  public synchronized void done(String text) {
    if (isTerminal) {
      err.println("\r  " + text + " ".repeat(Math.max(0, width - text.length())));
    } else {
      err.println("  " + text);
    }
    width = 0;
    shownAt = 0;
  }
}
