package io.sportscards.platform.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sends requests to Flink's REST API and reads the JSON that comes back. */
final class RestCall {
  private static final String CAUSED_BY = "Caused by: ";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final URI uri;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  RestCall(URI uri) {
    this.uri = uri;
  }

  JsonNode get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  JsonNode post(String path, Map<String, ?> body) {
    try {
      String json = JSON.writeValueAsString(body);
      return send("POST", path, "application/json", BodyPublishers.ofString(json));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the request " + path, e);
    }
  }

  JsonNode patch(String path) {
    return send("PATCH", path, "application/json", BodyPublishers.noBody());
  }

  /** One file as the only part of a form, which is how Flink takes jars. */
  JsonNode upload(String path, Path file) {
    String boundary = "----" + UUID.randomUUID();
    byte[] head =
        """
        --%s\r
        Content-Disposition: form-data; name="jarfile"; filename="%s"\r
        Content-Type: application/x-java-archive\r
        \r
        """
            .formatted(boundary, file.getFileName())
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
    try {
      return send(
          "POST",
          path,
          "multipart/form-data; boundary=" + boundary,
          BodyPublishers.concat(
              BodyPublishers.ofByteArray(head),
              BodyPublishers.ofFile(file),
              BodyPublishers.ofByteArray(tail)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the jar " + file, e);
    }
  }

  private JsonNode send(String method, String path, String type, BodyPublisher body) {
    String request = method + " " + path;
    try {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(uri.resolve(path))
                  .timeout(TIMEOUT)
                  .header("Content-Type", type)
                  .method(method, body)
                  .build(),
              BodyHandlers.ofByteArray());
      byte[] answer = response.body();
      JsonNode json = answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
      if (response.statusCode() >= 300) {
        throw FlinkRestException.refused(request, uri, response.statusCode(), reason(json));
      }
      return json;
    } catch (IOException e) {
      throw FlinkRestException.unreachable(request, uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FlinkRestException.unreachable(request, uri, e);
    }
  }

  /** The innermost cause's message: the rest is a stack trace of Flink's own dispatching. */
  static String reason(JsonNode answer) {
    List<String> lines = linesOf(answer.path("errors"));
    int cause = lines.size() - 1;
    while (cause >= 0 && !lines.get(cause).startsWith(CAUSED_BY)) {
      cause--;
    }
    if (cause < 0) {
      return lines.isEmpty() ? answer.toString() : lines.get(0);
    }
    String message =
        lines.stream()
            .skip(cause)
            .takeWhile(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
            .collect(Collectors.joining("\n"));
    return message.substring(CAUSED_BY.length());
  }

  private static List<String> linesOf(JsonNode errors) {
    StringBuilder text = new StringBuilder();
    errors.forEach(error -> text.append(error.asText()).append('\n'));
    return text.toString().lines().toList();
  }
}
