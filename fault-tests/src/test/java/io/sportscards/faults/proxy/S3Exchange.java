package io.sportscards.faults.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.platform.server.S3Operation;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** One client's connection: its requests one after the other, each with its fate. */
final class S3Exchange {
  private final S3FaultProxy proxy;
  private final Socket client;

  S3Exchange(S3FaultProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  /** Serves until either side ends the connection or a fault does. */
  void serve() {
    try {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = new BufferedOutputStream(client.getOutputStream());
      for (HttpHead head = HttpHead.read(in); head != null; head = HttpHead.read(in)) {
        if (!answer(head, in, out)) {
          return;
        }
      }
    } catch (IOException gone) {
      // client or server is away: the client sees its connection end, as it would without us
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      proxy.disconnect(client);
    }
  }

  /** False when the connection is over. */
  private boolean answer(HttpHead head, InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    S3Request request = new S3Request(S3Operation.of(head.word(0), head.word(1)), head.word(1));
    HttpHead forwarded = head.without("Expect");
    if (!head.header("Expect").isEmpty()) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
      out.flush();
    }
    if (proxy.isForgotten(request)) {
      return refuse(forwarded, 404, "NoSuchUpload", in, out);
    }
    S3Rule rule = proxy.hit(request);
    S3Rule.Action action = rule == null ? new S3Rule.Action.Watch() : rule.action();
    if (action instanceof S3Rule.Action.Refuse refuse) {
      return refuse(forwarded, refuse.status(), refuse.code(), in, out);
    } else if (action instanceof S3Rule.Action.Reset) {
      return reset();
    } else if (action instanceof S3Rule.Action.Blackhole) {
      rule.awaitLifted();
      return reset();
    } else if (action instanceof S3Rule.Action.DropReply) {
      forward(forwarded, in, OutputStream.nullOutputStream());
      return reset();
    } else if (action instanceof S3Rule.Action.DropReplyAndForget) {
      proxy.forget(request.uploadId());
      forward(forwarded, in, OutputStream.nullOutputStream());
      return reset();
    } else if (action instanceof S3Rule.Action.Throttle throttle) {
      int rate = throttle.bytesPerSecond();
      return forward(forwarded, new SlowInputStream(in, rate), new SlowOutputStream(out, rate));
    } else if (action instanceof S3Rule.Action.Delay delay) {
      LockSupport.parkNanos(delay.pause().toNanos());
    }
    return forward(forwarded, in, out);
  }

  private static boolean refuse(
      HttpHead head, int status, String code, InputStream in, OutputStream out) throws IOException {
    HttpBody.copy(head, in, OutputStream.nullOutputStream());
    String body =
        head.word(0).equals("HEAD")
            ? ""
            : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>A fault on purpose.</Message></Error>"
                .formatted(code);
    out.write(
        "HTTP/1.1 %d Fault\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body)
            .getBytes(UTF_8));
    out.flush();
    return true;
  }

  private boolean reset() throws IOException {
    client.setSoLinger(true, 0);
    return false;
  }

  /** A connection of its own to the server for each request: none can have gone stale. */
  private boolean forward(HttpHead head, InputStream in, OutputStream out) throws IOException {
    Socket server = proxy.connectUpstream();
    try {
      OutputStream toServer = new BufferedOutputStream(server.getOutputStream());
      toServer.write(head.bytes());
      HttpBody.copy(head, in, toServer);
      InputStream fromServer = new BufferedInputStream(server.getInputStream());
      HttpHead reply = HttpHead.read(fromServer);
      if (reply == null) {
        return false;
      }
      out.write(reply.bytes());
      return copyReply(head, reply, fromServer, out);
    } finally {
      proxy.disconnect(server);
    }
  }

  private static boolean copyReply(
      HttpHead request, HttpHead reply, InputStream fromServer, OutputStream out)
      throws IOException {
    int status = Integer.parseInt(reply.word(1));
    if (request.word(0).equals("HEAD") || status == 204 || status == 304) {
      out.flush();
      return true;
    }
    if (!reply.isChunked() && reply.header("Content-Length").isEmpty()) {
      fromServer.transferTo(out);
      out.flush();
      return false;
    }
    HttpBody.copy(reply, fromServer, out);
    return !reply.header("Connection").equalsIgnoreCase("close");
  }
}
