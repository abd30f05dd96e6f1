package io.sportscards.connectors.rabbitmq.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes bytes to a port of 127.0.0.1 until told to fail as networks do. A fault strikes the
 * connections that are open; those that come later pass.
 */
final class FaultProxy implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ServerSocket server;
  private final int target;
  private final List<Link> links = new CopyOnWriteArrayList<>();

  FaultProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Ends every connection with a TCP reset. */
  void reset() throws IOException {
    for (Link link : links) {
      // lingering for no time makes close() send a reset instead of an orderly end
      link.client.setSoLinger(true, 0);
      link.broker.setSoLinger(true, 0);
      link.close();
    }
    links.clear();
  }

  /**
   * Lets nothing through any more in either direction, the end of a connection included: a side
   * that gives up is not noticed by the other.
   */
  void blackhole() {
    links.forEach(link -> link.isDark = true);
  }

  /** How many clients in the dark have closed their connection. */
  long clientsThatGaveUp() {
    return links.stream().filter(link -> link.hasClientGivenUp).count();
  }

  private void accept() {
    try {
      while (true) {
        Link link = new Link(server.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
        links.add(link);
        run(() -> link.pass(link.client, link.broker));
        run(() -> link.pass(link.broker, link.client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Link link : links) {
        link.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Link {

    private final Socket client;
    private final Socket broker;
    private volatile boolean isDark;
    private volatile boolean hasClientGivenUp;

    private Link(Socket client, Socket broker) {
      this.client = client;
      this.broker = broker;
    }

    private void pass(Socket from, Socket to) {
      try {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (!isDark) {
            to.getOutputStream().write(buffer, 0, read);
          }
        }
      } catch (IOException e) {
        // reset
      }
      if (!isDark) {
        end();
      } else if (from == client) {
        hasClientGivenUp = true;
      }
    }

    private void end() {
      try {
        close();
      } catch (IOException e) {
        // closed already
      }
    }

    private void close() throws IOException {
      client.close();
      broker.close();
    }
  }
}
