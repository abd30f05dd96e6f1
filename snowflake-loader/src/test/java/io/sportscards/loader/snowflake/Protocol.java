package io.sportscards.loader.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** What the driver sends and reads: JSON over HTTP, with results as texts. */
final class Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Protocol() {}

  /** Of a request. */
  static JsonNode body(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      in = new GZIPInputStream(in);
    }
    byte[] bytes = in.readAllBytes();
    return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
  }

  static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        int at = pair.indexOf('=');
        if (at > 0) {
          query.put(
              pair.substring(0, at),
              URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
      }
    }
    return query;
  }

  /** The session's, as the driver sends it back. */
  static String token(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? "" : header.replaceAll(".*Token=\"(.*)\".*", "$1");
  }

  /** A statement's answer. */
  static ObjectNode data(Session session, Answer answer) {
    ObjectNode data = JSON.createObjectNode();
    data.set("parameters", parameters(session));
    ArrayNode types = data.putArray("rowtype");
    for (Answer.Column column : answer.columns()) {
      types
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("nullable", true)
          .put("scale", column.scale())
          .put("precision", 38)
          .put("length", 16_777_216)
          .put("byteLength", 16_777_216);
    }
    ArrayNode rows = data.putArray("rowset");
    for (List<String> row : answer.rows()) {
      ArrayNode cells = rows.addArray();
      row.forEach(cells::add);
    }
    data.put("total", answer.rows().size()).put("returned", answer.rows().size());
    data.put("queryId", UUID.randomUUID().toString());
    data.put("finalRoleName", session.role()).put("finalWarehouseName", session.warehouse());
    data.put("numberOfBinds", 0).put("arrayBindSupported", false);
    data.put("statementTypeId", answer.typeId()).put("version", 1);
    data.put("queryResultFormat", "json");
    return data;
  }

  /** Of the session; the driver believes these and not what it has asked for. */
  static ArrayNode parameters(Session session) {
    ArrayNode parameters = JSON.createArrayNode();
    session
        .parameters()
        .forEach(
            (name, value) -> {
              ObjectNode parameter = parameters.addObject().put("name", name);
              if (value.equals("true") || value.equals("false")) {
                parameter.put("value", Boolean.parseBoolean(value));
              } else if (value.matches("\\d{1,9}")) {
                parameter.put("value", Integer.parseInt(value));
              } else {
                parameter.put("value", value);
              }
            });
    return parameters;
  }

  static ObjectNode success(ObjectNode data) {
    ObjectNode reply = JSON.createObjectNode();
    reply.set("data", data);
    reply.putNull("code").putNull("message").put("success", true);
    return reply;
  }

  static ObjectNode failure(String code, String sqlState, String message) {
    ObjectNode reply = JSON.createObjectNode();
    reply
        .putObject("data")
        .put("errorCode", code)
        .put("sqlState", sqlState)
        .put("queryId", UUID.randomUUID().toString());
    return reply.put("code", code).put("message", message).put("success", false);
  }
}
