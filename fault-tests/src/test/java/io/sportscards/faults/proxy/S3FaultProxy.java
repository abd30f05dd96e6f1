package io.sportscards.faults.proxy;

import io.sportscards.platform.process.FreePorts;
import io.sportscards.platform.server.S3Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between S3's clients and a server and gives single requests a fate of their own. What no
 * {@link S3Rule} hits passes unchanged. Thread-safe.
 */
public final class S3FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket server;
  private final InetSocketAddress upstream;
  private final CopyOnWriteArrayList<S3Rule> rules = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<String> forgottenUploads = ConcurrentHashMap.newKeySet();

  private S3FaultProxy(ServerSocket server, int upstreamPort) {
    this.server = server;
    this.upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort);
  }

  /** Starts a proxy on a free port of 127.0.0.1. */
  public static S3FaultProxy before(int upstreamPort) {
    try {
      ServerSocket server =
          new ServerSocket(FreePorts.one(), BACKLOG, InetAddress.getLoopbackAddress());
      S3FaultProxy proxy = new S3FaultProxy(server, upstreamPort);
      daemon("s3-fault-proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for S3's clients", e);
    }
  }

  /** E.g. {@code http://127.0.0.1:21022}. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Puts a rule in force; of several that fit a request, the first one hits it. */
  public S3Rule add(S3Rule rule) {
    rules.add(rule);
    return rule;
  }

  /** Ends a rule; requests that it holds are reset. */
  public void remove(S3Rule rule) {
    rules.remove(rule);
    rule.lift();
  }

  /** Ends every rule. */
  public void clear() {
    rules.forEach(this::remove);
  }

  @Override
  public void close() throws IOException {
    clear();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** The first rule that hits the request; null when it passes. */
  S3Rule hit(S3Request request) {
    for (S3Rule rule : rules) {
      if (rule.hits(request)) {
        return rule;
      }
    }
    return null;
  }

  Socket connectUpstream() throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setTcpNoDelay(true);
    socket.connect(upstream);
    return socket;
  }

  void disconnect(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // then there is nothing left to close
    }
  }

  void forget(String uploadId) {
    forgottenUploads.add(uploadId);
  }

  boolean isForgotten(S3Request request) {
    return request.operation() == S3Operation.COMPLETE_UPLOAD
        && forgottenUploads.contains(request.uploadId());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        sockets.add(client);
        daemon("s3-fault-proxy-client", () -> new S3Exchange(this, client).serve());
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
}
