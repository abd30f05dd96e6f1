package io.sportscards.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One process of this machine, told apart from a later one that got the same number.
 *
 * @param pid its number
 * @param birth when it began, in a form that survives changes of the clock; equal only for the same
 *     process
 */
public record ProcessId(long pid, String birth) {
  private static final Path PROC = Path.of("/proc");
  private static final long POLL_NANOS = 10_000_000;

  // among the fields of /proc/<pid>/stat after the command's closing bracket
  private static final int STATE = 0;
  private static final int THREADS = 17;
  private static final int START_TICKS = 19;

  /** The process that has this number now; without one, an id that is never alive. */
  public static ProcessId of(long pid) {
    return new ProcessId(pid, birthOf(pid));
  }

  /** Whether it still runs. A zombie, dead but not yet collected by its parent, does not. */
  public boolean isAlive() {
    return !birth.isEmpty() && birth.equals(birthOf(pid));
  }

  /**
   * Sends a signal such as {@code INT} or {@code STOP}; does nothing when the process is gone.
   *
   * @throws IllegalStateException when the signal could not be sent although the process lives
   */
  public void signal(String name) {
    if (!isAlive()) {
      return;
    }
    try {
      // the shell's own kill: small images have no program of that name
      Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start();
      if (kill.waitFor() != 0 && isAlive()) {
        throw new IllegalStateException("Process %d refused signal %s".formatted(pid, name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run kill -" + name + " " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sending " + name + " to " + pid, e);
    }
  }

  /** Kills it at once, as a crash would, and waits until it is gone. */
  public void kill() {
    signal("KILL");
    awaitEnd(Duration.ofSeconds(10));
  }

  /** Sends the signal, waits, and kills what has not ended in time. */
  public void stop(String signal, Duration patience) {
    signal(signal);
    endWithin(patience);
  }

  /** Waits for the end that a signal asked for, and kills what has not ended in time. */
  public void endWithin(Duration patience) {
    if (!awaitEnd(patience)) {
      kill();
    }
  }

  /** Waits for its end; false when it still runs after that time. */
  public boolean awaitEnd(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }

  private static String birthOf(long pid) {
    if (Files.isDirectory(PROC.resolve("self"))) {
      return linuxBirthOf(pid);
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> handle.info().startInstant())
        .map(Object::toString)
        .orElse("");
  }

  private static String linuxBirthOf(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // a first thread that is dead says nothing while others still hold the sockets
      if (fields[STATE].equals("Z") && Integer.parseInt(fields[THREADS]) <= 1) {
        return "";
      }
      String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
      return boot + "/" + fields[START_TICKS];
    } catch (IOException gone) {
      return "";
    }
  }
}
