package io.sportscards.platform;

import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One part of the running platform, as {@code .local/run/<name>.json} remembers it.
 *
 * @param name {@code broker}, {@code s3}, {@code postgres} or {@code flink}
 * @param kind which server, e.g. {@code Qpid}; {@code yours} for one that the user gave
 * @param address where it answers, e.g. {@code amqp://127.0.0.1:21022}
 * @param processes in the order in which they are told to stop; none for the user's own
 * @param stopSignal what makes them end cleanly
 */
public record Part(
    String name, String kind, String address, List<ProcessId> processes, String stopSignal) {
  static final String YOURS = "yours";
  private static final int CONNECT_MILLIS = 3_000;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  public Part {
    processes = List.copyOf(processes);
  }

  static Part givenByUser(String name, String address) {
    return new Part(name, YOURS, address, List.of(), "");
  }

  /** Numbers of its processes that still run. */
  public List<Long> runningPids() {
    return processes.stream().filter(ProcessId::isAlive).map(ProcessId::pid).toList();
  }

  /** Whether all its processes run and its address takes connections. */
  public boolean isHealthy() {
    return processes.stream().allMatch(ProcessId::isAlive) && answers();
  }

  /** Ends what still runs of it; a process that got one of the numbers since is left alone. */
  void stop() {
    // a task manager takes seconds to end: all of them at once
    processes.forEach(process -> process.signal(stopSignal));
    processes.forEach(process -> process.endWithin(STOP_PATIENCE));
  }

  int port() {
    URI uri = uri();
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return switch (uri.getScheme()) {
      case "amqp" -> 5672;
      case "amqps" -> 5671;
      case "https" -> 443;
      case "postgresql" -> 5432;
      default -> 80;
    };
  }

  boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri().getHost(), port()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private URI uri() {
    return URI.create(address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address);
  }
}
