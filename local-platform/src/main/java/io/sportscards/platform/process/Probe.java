package io.sportscards.platform.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a server whether it is ready. */
@FunctionalInterface
public interface Probe {
  int CONNECT_MILLIS = 2_000;

  /** One quick attempt; false, never an exception, when there is no good answer. */
  boolean answers();

  /** Something accepts connections on this port of 127.0.0.1. */
  static Probe port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return true;
      } catch (IOException e) {
        return false;
      }
    };
  }
}
