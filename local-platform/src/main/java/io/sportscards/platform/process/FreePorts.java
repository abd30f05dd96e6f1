package io.sportscards.platform.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nobody listens on. They lie below the range from which the kernel takes
 * the ports of outgoing connections: a client that retries against a killed server could otherwise
 * be given that very port, connect to itself, and keep the server from coming back.
 */
public final class FreePorts {
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** One port that was free a moment ago. */
  public static int one() {
    return take(1).get(0);
  }

  /** As many different ports, all free a moment ago. */
  public static List<Integer> take(int count) {
    List<Integer> ports = new ArrayList<>(count);
    for (int attempt = 0; attempt < ATTEMPTS && ports.size() < count; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!ports.contains(port) && isFree(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new IllegalStateException(
          "Found %d of %d free ports between %d and %d on 127.0.0.1; stop what listens there"
              .formatted(ports.size(), count, LOWEST, HIGHEST));
    }
    return ports;
  }

  /** Whether a server could listen on this port of 127.0.0.1 now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
