package io.sportscards.loader.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sportscards.archive.ArchiveFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.duckdb.DuckDBConnection;

/**
 * Stands in for Snowflake: the unmodified driver signs in and sends the loader's statements, which
 * DuckDB executes. What it does not truly execute it refuses by name. No real Snowflake has seen
 * any of it.
 */
public final class FakeSnowflake implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION_GONE = "390111";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final DuckDBConnection root;
  private final Account account;
  private final Function<URI, ArchiveFiles> buckets;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> answered = new ConcurrentHashMap<>(); // by request id
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private final List<String> queryTags = Collections.synchronizedList(new ArrayList<>());
  private final Map<Predicate<String>, Loss> losses = new ConcurrentHashMap<>();

  /** What becomes of a statement's answer, once. */
  public enum Loss {
    /** The connection ends after it was executed; asked again, the answer is there. */
    REPLY,
    /** The same, and the session is gone: nobody can be asked. */
    SESSION_AFTER,
    /** The session is gone, and it was not executed. */
    SESSION_BEFORE
  }

  private FakeSnowflake(
      HttpServer server,
      DuckDBConnection root,
      Account account,
      Function<URI, ArchiveFiles> buckets) {
    this.server = server;
    this.root = root;
    this.account = account;
    this.buckets = buckets;
  }

  /**
   * Starts one on a free port of the loopback address.
   *
   * @param accountName as the driver is told
   * @param adminKey public key of the user ADMIN, base64
   * @param buckets opens what lies below the URL of a stage
   */
  public static FakeSnowflake start(
      String accountName, String adminKey, Function<URI, ArchiveFiles> buckets)
      throws IOException, SQLException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // 40 ms a reply otherwise
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    DuckDBConnection root =
        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    try (Statement statement = root.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      for (String macro : Translation.MACROS) {
        statement.execute(macro);
      }
    }
    FakeSnowflake fake =
        new FakeSnowflake(server, root, new Account(accountName, adminKey), buckets);
    server.createContext("/", fake::handle);
    server.setExecutor(fake.threads);
    server.start();
    return fake;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Another witness of what is stored: a connection to DuckDB, past driver and server. */
  public Connection witness() throws SQLException {
    return root.duplicate();
  }

  /** All statements so far, as sent. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  /** Those of the sessions that have signed in so far. */
  public List<String> queryTags() {
    return List.copyOf(queryTags);
  }

  /** All that an administrator has granted, a line per holder and object, in order. */
  public List<String> grants() {
    return account.grants().stream()
        .filter(line -> !line.startsWith("user " + Account.ADMIN + ":"))
        .toList();
  }

  /** Loses the answer of the next such statement. */
  public void loseNext(Predicate<String> statement, Loss loss) {
    losses.put(statement, loss);
  }

  /** Whether all answers that were to be lost are. */
  public boolean hasLostAll() {
    return losses.isEmpty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      JsonNode request = Protocol.body(exchange);
      Map<String, String> query = Protocol.query(exchange.getRequestURI());
      ObjectNode reply;
      switch (path) {
        case "/session/v1/login-request" -> reply = signIn(request.path("data"), query);
        case "/queries/v1/query-request" ->
            reply = execute(exchange, request, query.get("requestId"));
        case "/session" -> {
          end(Protocol.token(exchange));
          reply = Protocol.success(JSON.createObjectNode());
        }
        case "/session/heartbeat", "/queries/v1/abort-request" ->
            reply = Protocol.success(JSON.createObjectNode());
        default -> reply = Protocol.failure("000002", "0A000", "The stand-in has no " + path);
      }
      if (reply == null) {
        return; // lost
      }
      byte[] bytes = JSON.writeValueAsBytes(reply);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (RuntimeException | SQLException e) {
      e.printStackTrace();
      exchange.sendResponseHeaders(500, -1);
    }
  }

  private void end(String token) throws SQLException {
    Session session = sessions.remove(token);
    if (session != null) {
      session.close();
    }
  }

  private synchronized ObjectNode signIn(JsonNode data, Map<String, String> query)
      throws SQLException {
    String role = query.getOrDefault("roleName", "");
    try {
      if (!data.path("AUTHENTICATOR").asText().equalsIgnoreCase("SNOWFLAKE_JWT")) {
        throw SqlError.refused("a sign-in other than by key pair");
      }
      account.signIn(data.path("LOGIN_NAME").asText(), role, data.path("TOKEN").asText());
    } catch (SqlError e) {
      return Protocol.failure(e.code(), e.sqlState(), e.getMessage());
    }
    String token = UUID.randomUUID().toString();
    Session session =
        new Session(
            root.duplicate().unwrap(DuckDBConnection.class),
            account,
            buckets,
            role,
            query.getOrDefault("warehouse", ""));
    data.path("SESSION_PARAMETERS")
        .properties()
        .forEach(each -> session.parameters().put(each.getKey(), each.getValue().asText()));
    queryTags.add(session.parameters().getOrDefault("QUERY_TAG", ""));
    sessions.put(token, session);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("token", token).put("masterToken", token);
    answer.put("validityInSeconds", 3_600).put("masterValidityInSeconds", 14_400);
    answer.put("sessionId", sessions.size());
    answer.set("parameters", Protocol.parameters(session));
    answer
        .putObject("sessionInfo")
        .put("databaseName", query.get("databaseName"))
        .put("schemaName", query.get("schemaName"))
        .put("warehouseName", query.get("warehouse"))
        .put("roleName", role);
    return Protocol.success(answer);
  }

  private ObjectNode execute(HttpExchange exchange, JsonNode request, String requestId)
      throws SQLException {
    ObjectNode before = answered.get(requestId);
    if (before != null) {
      return before; // the driver asks again under the same id
    }
    String token = Protocol.token(exchange);
    Session session = sessions.get(token);
    if (session == null) {
      return Protocol.failure(
          SESSION_GONE,
          "08001",
          "Session no longer exists. New login required to access the service.");
    }
    String sql = request.path("sqlText").asText();
    boolean describes = request.path("describeOnly").asBoolean();
    Loss loss = describes ? null : lossOf(sql);
    if (loss == Loss.SESSION_BEFORE) {
      end(token);
      return null;
    }
    ObjectNode reply = describes ? describe(session, sql) : execute(session, sql, request);
    if (loss == Loss.SESSION_AFTER) {
      end(token);
      return null;
    }
    answered.put(requestId, reply);
    return loss == null ? reply : null;
  }

  private Loss lossOf(String sql) {
    statements.add(sql);
    for (Predicate<String> statement : losses.keySet()) {
      if (statement.test(sql)) {
        return losses.remove(statement);
      }
    }
    return null;
  }

  private static ObjectNode describe(Session session, String sql) throws SQLException {
    try {
      ObjectNode data =
          Protocol.data(session, new Answer(StatementKind.INSERT.typeId(), List.of(), List.of()));
      data.put("numberOfBinds", session.describe(sql));
      data.put("arrayBindSupported", session.kind(StatementKind.bare(sql)) == StatementKind.INSERT);
      return Protocol.success(data);
    } catch (SqlError e) {
      return Protocol.failure(e.code(), e.sqlState(), e.getMessage());
    }
  }

  private ObjectNode execute(Session session, String sql, JsonNode request) {
    try {
      synchronized (session) {
        return Protocol.success(
            Protocol.data(session, session.execute(sql, request.path("bindings"))));
      }
    } catch (SqlError e) {
      return Protocol.failure(e.code(), e.sqlState(), e.getMessage());
    } catch (SQLException | IOException e) {
      return Protocol.failure("000603", "XX000", "DuckDB: " + e.getMessage());
    }
  }

  @Override
  public void close() throws SQLException {
    server.stop(0);
    threads.shutdownNow();
    for (String token : List.copyOf(sessions.keySet())) {
      end(token);
    }
    root.close();
  }
}
