package io.sportscards.platform.server;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.Probe;
import io.sportscards.platform.process.ProcessId;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The life of a server that is one child process with a port on 127.0.0.1 and a directory for all
 * it writes. Not thread-safe.
 */
public abstract class LocalServer implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Path dir;
  private final int port;
  private final String stopSignal;
  private ChildProcess process;

  /**
   * @param port 0 takes a free one, which stays the same over restarts
   * @param stopSignal what makes it end cleanly
   */
  LocalServer(Path dir, int port, String stopSignal) {
    this.dir = dir.toAbsolutePath();
    this.port = port == 0 ? FreePorts.one() : port;
    this.stopSignal = stopSignal;
  }

  /** How its process is started, over the data that are already in the directory. */
  abstract Launch command();

  /** When it is ready for clients. */
  abstract Probe readiness();

  /**
   * Starts it and waits until it is ready.
   *
   * @throws IllegalStateException with the log's last lines when it did not come up in a minute
   */
  final void launch() {
    process = ChildProcess.start(command());
    process.awaitReady(readiness(), START_PATIENCE);
  }

  final Path dir() {
    return dir;
  }

  public final int port() {
    return port;
  }

  public final ProcessId id() {
    return process.id();
  }

  /** Kills the server at once (-9), as a crash would; {@link #restart()} continues. */
  public void kill() {
    process.kill();
  }

  /** Stops the server if it runs and starts it again: same port, same data. */
  public final void restart() {
    close();
    launch();
  }

  /** Stops the server; no process is left. The directory stays. */
  @Override
  public final void close() {
    process.stop(stopSignal, STOP_PATIENCE);
  }

  /** Lets it outlive this JVM. */
  public final void leaveRunning() {
    process.leaveRunning();
  }
}
