package io.sportscards.benchmarks.files;

import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.server.S3Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;

/** Stands between S3's clients and a server, changes nothing and counts requests by kind. */
final class CountingProxy implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int BUFFER_BYTES = 16 << 10;

  private final ServerSocket server;
  private final int upstreamPort;
  private final Map<S3Operation, Long> counts = new EnumMap<>(S3Operation.class);

  private CountingProxy(ServerSocket server, int upstreamPort) {
    this.server = server;
    this.upstreamPort = upstreamPort;
  }

  /** Starts a proxy on a free port of 127.0.0.1. */
  static CountingProxy before(int upstreamPort) throws IOException {
    CountingProxy proxy =
        new CountingProxy(
            new ServerSocket(FreePorts.one(), BACKLOG, InetAddress.getLoopbackAddress()),
            upstreamPort);
    daemon("counting-proxy", proxy::accept);
    return proxy;
  }

  /** E.g. {@code http://127.0.0.1:21022}. */
  String endpoint() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Requests so far; kinds that did not come are left out. */
  synchronized Map<S3Operation, Long> counts() {
    return new EnumMap<>(counts);
  }

  synchronized void reset() {
    counts.clear();
  }

  private synchronized void count(S3Operation kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  /** Takes no new connections; those that are open end with their clients. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), upstreamPort);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        RequestLines requests = new RequestLines(this::count);
        daemon("counting-proxy-out", () -> pump(client, upstream, requests));
        daemon("counting-proxy-back", () -> pump(upstream, client, null));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /**
   * @param requests reads along; null where nobody does
   */
  private static void pump(Socket from, Socket to, RequestLines requests) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (requests != null) {
          requests.read(buffer, read);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException gone) {
      // one side is away: the other sees its connection end, as it would without us
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
