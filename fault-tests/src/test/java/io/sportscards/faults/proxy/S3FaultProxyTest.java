package io.sportscards.faults.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sportscards.platform.server.S3Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3FaultProxyTest {
  private static final String COMPLETION = "/b/k?uploadId=u";

  private final List<String> served = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private S3FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          served.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    proxy = S3FaultProxy.before(server.getAddress().getPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
  }

  @Test
  void whatNoRuleHitsPassesWhole() throws Exception {
    String large = "0123456789".repeat(100_000);
    proxy.add(S3Rule.reset(S3FaultProxyTest::isCompletion, 1));

    assertThat(send("PUT", "/b/k", large, true).body()).isEqualTo(large);
    assertThat(send("PUT", "/b/k", "small", false).body()).isEqualTo("small");
  }

  @Test
  void aRefusedRequestIsNeverServedAndTheRuleIsUsedUp() throws Exception {
    S3Rule rule = proxy.add(S3Rule.refuse(S3FaultProxyTest::isCompletion, 503, "SlowDown", 2));

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = send("POST", COMPLETION, "parts", false);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("<Code>SlowDown</Code>");
    }
    assertThat(rule.isUsedUp()).isTrue();
    assertThat(send("POST", COMPLETION, "parts", false).statusCode()).isEqualTo(200);
    assertThat(rule.hits()).isEqualTo(2);
    assertThat(served).containsExactly("POST " + COMPLETION);
  }

  @Test
  void aLostReplyMeansThatTheServerHasDoneItsPart() {
    proxy.add(S3Rule.dropReply(S3FaultProxyTest::isCompletion, 1));

    assertThatThrownBy(() -> send("POST", COMPLETION, "parts", false))
        .isInstanceOf(IOException.class);
    assertThat(served).containsExactly("POST " + COMPLETION);
  }

  @Test
  void aForgottenUploadCannotBeCompletedAgain() throws Exception {
    S3Rule rule = proxy.add(S3Rule.dropReplyAndForget(S3FaultProxyTest::isCompletion, 1));
    assertThatThrownBy(() -> send("POST", COMPLETION, "parts", false))
        .isInstanceOf(IOException.class);
    proxy.remove(rule);

    HttpResponse<String> again = send("POST", COMPLETION, "parts", false);

    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("<Code>NoSuchUpload</Code>");
    assertThat(send("POST", "/b/k?uploadId=other", "parts", false).statusCode()).isEqualTo(200);
  }

  @Test
  void aSwallowedRequestGetsNoAnswerUntilTheRuleEnds() throws Exception {
    S3Rule rule = proxy.add(S3Rule.blackhole(S3FaultProxyTest::isCompletion));
    HttpRequest impatient =
        request("POST", COMPLETION, "parts", false).timeout(Duration.ofMillis(300)).build();

    assertThatThrownBy(() -> client.send(impatient, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    proxy.remove(rule);

    assertThat(served).isEmpty();
    assertThat(send("POST", COMPLETION, "parts", false).statusCode()).isEqualTo(200);
  }

  @Test
  void aThrottledRequestIsSlow() throws Exception {
    proxy.add(S3Rule.throttle(request -> true, 40_000));
    long start = System.nanoTime();

    assertThat(send("PUT", "/b/k", "x".repeat(10_000), false).body()).hasSize(10_000);

    // a quarter of a second up and as much down
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(450));
  }

  private static boolean isCompletion(S3Request request) {
    return request.operation() == S3Operation.COMPLETE_UPLOAD;
  }

  private HttpResponse<String> send(String method, String target, String body, boolean expects)
      throws IOException, InterruptedException {
    return client.send(
        request(method, target, body, expects).timeout(Duration.ofMinutes(1)).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String target, String body, boolean expects) {
    return HttpRequest.newBuilder(URI.create(proxy.endpoint() + target))
        .version(HttpClient.Version.HTTP_1_1)
        .expectContinue(expects)
        .method(method, BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
  }
}
