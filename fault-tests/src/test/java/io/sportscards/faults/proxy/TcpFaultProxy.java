package io.sportscards.faults.proxy;

import io.sportscards.platform.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a TCP client and a server. Connections can be reset, or made half open: both ends
 * believe in them, and nothing arrives. Thread-safe.
 */
public final class TcpFaultProxy implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 << 10;

  private final ServerSocket server;
  private final InetSocketAddress upstream;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private TcpFaultProxy(ServerSocket server, int upstreamPort) {
    this.server = server;
    this.upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort);
  }

  /** Starts a proxy on a free port of 127.0.0.1. */
  public static TcpFaultProxy before(int upstreamPort) {
    try {
      ServerSocket server = new ServerSocket(FreePorts.one(), 50, InetAddress.getLoopbackAddress());
      TcpFaultProxy proxy = new TcpFaultProxy(server, upstreamPort);
      daemon("tcp-fault-proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for the broker's clients", e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Connections that are open now. */
  public int connections() {
    return links.size();
  }

  /**
   * Resets every connection in both directions.
   *
   * @return how many there were
   */
  public int reset() {
    int count = links.size();
    links.forEach(Link::reset);
    return count;
  }

  /**
   * Lets every connection open now fall silent in both directions; new ones pass.
   *
   * @return how many there were
   */
  public int silence() {
    int count = links.size();
    links.forEach(link -> link.isSilent = true);
    return count;
  }

  /** Connections that were silenced and that their client has not yet given up. */
  public long silentConnections() {
    return links.stream().filter(link -> link.isSilent).count();
  }

  @Override
  public void close() throws IOException {
    server.close();
    links.forEach(Link::reset);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Link link = new Link(client, new Socket());
        daemon("tcp-fault-proxy-link", link::open);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A client's connection and the one that goes on from here to the server. */
  private final class Link {
    private final Socket client;
    private final Socket toServer;
    private volatile boolean isSilent;

    Link(Socket client, Socket toServer) {
      this.client = client;
      this.toServer = toServer;
    }

    void open() {
      links.add(this);
      try {
        client.setTcpNoDelay(true);
        toServer.setTcpNoDelay(true);
        toServer.connect(upstream);
      } catch (IOException noServer) {
        reset();
        return;
      }
      daemon("tcp-fault-proxy-replies", () -> pump(toServer, client));
      pump(client, toServer);
    }

    private void pump(Socket from, Socket to) {
      byte[] buffer = new byte[BUFFER_BYTES];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (!isSilent) {
            out.write(buffer, 0, read);
          }
        }
      } catch (IOException ended) {
        // by either end, or by a reset of ours
      }
      if (!isSilent || from == client) {
        reset();
      }
    }

    void reset() {
      links.remove(this);
      for (Socket socket : new Socket[] {client, toServer}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException alreadyGone) {
          // then there is nothing left to reset
        }
      }
    }
  }
}
