package io.sportscards.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server process that this one started, in a session of its own so that a Ctrl-C at the terminal
 * does not reach it. It ends with this JVM unless it was {@linkplain #leaveRunning() let go}.
 */
public final class ChildProcess {
  private static final Duration PROBE_PAUSE = Duration.ofMillis(50);
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Launch launch;
  private final Process process;
  private final ProcessId id;
  private final Thread lastResort;

  private ChildProcess(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
    this.id = ProcessId.of(process.pid());
    this.lastResort = new Thread(process::destroyForcibly, "end " + launch.name());
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /** Starts the process and returns at once. */
  public static ChildProcess start(Launch launch) {
    List<String> command = new ArrayList<>(launch.command());
    if (Files.isExecutable(SETSID)) {
      command.add(0, SETSID.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(launch.environment());
    builder.directory(launch.directory().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(launch.log().toFile()));
    builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    try {
      Files.createDirectories(launch.directory());
      Files.createDirectories(launch.log().toAbsolutePath().getParent());
      return new ChildProcess(launch, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be started with %s".formatted(launch.name(), launch.command().get(0)), e);
    }
  }

  /**
   * Waits until the probe says that the server answers.
   *
   * @throws IllegalStateException with the log's last lines when it ended or was not ready in time;
   *     the process is then killed
   */
  public void awaitReady(Probe probe, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!probe.answers()) {
      if (!process.isAlive()) {
        detachHook();
        throw new IllegalStateException(
            "%s ended with exit code %d while starting. %s"
                .formatted(launch.name(), process.exitValue(), logEnd()));
      }
      if (System.nanoTime() > deadline) {
        kill();
        throw new IllegalStateException(
            "%s did not answer within %d s. %s"
                .formatted(launch.name(), patience.toSeconds(), logEnd()));
      }
      pause();
    }
  }

  public ProcessId id() {
    return id;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it at once, as a crash would, and waits until it is gone. */
  public void kill() {
    id.kill();
    detachHook();
  }

  /**
   * Sends the signal, waits, and kills what has not ended in time. Does nothing when it is gone.
   */
  public void stop(String signal, Duration patience) {
    id.stop(signal, patience);
    detachHook();
  }

  /** Sends it a signal such as {@code STOP}; does nothing when it is gone. */
  public void signal(String name) {
    id.signal(name);
  }

  /** Lets it outlive this JVM. */
  public void leaveRunning() {
    detachHook();
  }

  private void detachHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException alreadyShuttingDown) {
      // then the hook has run or will run, and finds nothing left to do
    }
  }

  private void pause() {
    try {
      process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + launch.name(), e);
    }
  }

  private String logEnd() {
    return "Log %s ends: %s".formatted(launch.log(), LogTail.of(launch.log()));
  }
}
