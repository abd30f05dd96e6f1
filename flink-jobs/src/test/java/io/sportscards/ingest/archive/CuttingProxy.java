package io.sportscards.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands before an HTTP server and cuts the connection under chosen requests. Bytes pass unchanged,
 * so signatures hold. It takes the first bytes that a client sends after an answer for the head of
 * its next request, which is how HTTP/1.1 clients without pipelining behave.
 */
final class CuttingProxy implements AutoCloseable {
  /**
   * When the connection is cut: the server has not seen the request, or the client not the answer.
   */
  enum Moment {
    BEFORE_REQUEST,
    BEFORE_ANSWER
  }

  /** Cuts the {@code nth} request (from 1) whose first line matches. */
  record Cut(Pattern requestLine, int nth, Moment moment, AtomicInteger seen) {
    Cut(String requestLine, int nth, Moment moment) {
      this(Pattern.compile(requestLine), nth, moment, new AtomicInteger());
    }

    boolean hits(String line) {
      return requestLine.matcher(line).find() && seen.incrementAndGet() == nth;
    }
  }

  private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
  private final AtomicInteger cutsMade = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  CuttingProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  void cut(Cut cut) {
    cuts.add(cut);
  }

  int cutsMade() {
    return cutsMade.get();
  }

  int requests() {
    return requests.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket()) {
      upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      Exchange exchange = new Exchange(client, upstream);
      threads.execute(exchange::passAnswers);
      exchange.passRequests();
    } catch (IOException e) {
      // either side hung up, or was cut; the client sees it as such
    }
  }

  private final class Exchange {
    private final Socket client;
    private final Socket upstream;
    private volatile boolean answered = true;
    private volatile boolean cutAnswer;

    Exchange(Socket client, Socket upstream) {
      this.client = client;
      this.upstream = upstream;
    }

    void passRequests() throws IOException {
      InputStream in = client.getInputStream();
      OutputStream out = upstream.getOutputStream();
      byte[] buffer = new byte[64 << 10];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (answered) {
          answered = false;
          requests.incrementAndGet();
          if (isCutAway(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))) {
            return;
          }
        }
        out.write(buffer, 0, n);
      }
    }

    /** True when the server must not see the request. */
    private boolean isCutAway(String head) {
      String line = head.lines().findFirst().orElse("");
      for (Cut cut : cuts) {
        if (cut.hits(line)) {
          cutsMade.incrementAndGet();
          cutAnswer = cut.moment() == Moment.BEFORE_ANSWER;
          return cut.moment() == Moment.BEFORE_REQUEST;
        }
      }
      return false;
    }

    void passAnswers() {
      byte[] buffer = new byte[64 << 10];
      try (client;
          upstream) {
        InputStream in = upstream.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int n = in.read(buffer); n >= 0 && !cutAnswer; n = in.read(buffer)) {
          answered = !isContinue(buffer);
          out.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // the other direction has closed both
      }
    }

    /** "HTTP/1.1 100": the body of the same request follows. */
    private boolean isContinue(byte[] answer) {
      return new String(answer, 0, 12, StandardCharsets.ISO_8859_1).equals("HTTP/1.1 100");
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
