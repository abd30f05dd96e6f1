package io.sportscards.connectors.journal.internal.sql;

import io.sportscards.connectors.journal.internal.JournalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions.JdbcConnectionOptionsBuilder;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;

/** Opens sessions, each a connection of its own with the options of the day. Thread-safe. */
public final class Connector {

  // the driver's; named, since a job's class loader may come after the JVM looked for drivers
  private static final String DRIVER = "org.postgresql.Driver";
  private static final String SOCKET_TIMEOUT = "socketTimeout";
  // signing in takes milliseconds; the driver's own limit for reaching the server is the same
  private static final Duration SIGN_IN_TIMEOUT = Duration.ofSeconds(10);
  // an answer is late only when the server should have given up by itself
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(30);

  private final Supplier<JdbcConnectionOptions> options;
  private final String processName;
  private final Duration statementTimeout;

  public Connector(
      Supplier<JdbcConnectionOptions> options, String processName, Duration statementTimeout) {
    this.options = options;
    this.processName = processName;
    this.statementTimeout = statementTimeout;
  }

  /**
   * Connects.
   *
   * @throws JournalException with a sentence without credentials
   */
  Session connect() throws JournalException {
    JdbcConnectionOptions given = supplied();
    String server = address(given.getDbURL());
    try {
      Connection connection =
          new SimpleJdbcConnectionProvider(completed(given)).getOrEstablishConnection();
      Session session = Session.over(connection, server, statementTimeout);
      if (!namesSocketTimeout(given)) {
        session.waitAtMost(statementTimeout.plus(SOCKET_MARGIN));
      }
      return session;
    } catch (SQLException e) {
      throw Refusal.of(e, server, "connecting");
    } catch (ClassNotFoundException e) {
      throw new JournalException(
          JournalException.Kind.SETUP,
          "The driver \"%s\" is not on the class path; add its jar to the job or name another."
              .formatted(given.getDriverName()),
          e);
    }
  }

  private JdbcConnectionOptions supplied() throws JournalException {
    try {
      return options.get();
    } catch (RuntimeException e) {
      throw new JournalException(
          JournalException.Kind.SETUP,
          "The supplier of the connection's options failed: " + e.getMessage(),
          e);
    }
  }

  private static String address(String url) throws JournalException {
    String address = url.replaceFirst("\\?.*", "");
    if (url.contains("password=") || address.contains("@")) {
      throw new JournalException(
          JournalException.Kind.SETUP,
          address.replaceFirst("//.*@", "//")
              + ": the URL holds a password; give it with withPassword, as URLs get into logs.",
          null);
    }
    return address;
  }

  private JdbcConnectionOptions completed(JdbcConnectionOptions given) {
    JdbcConnectionOptionsBuilder builder =
        new JdbcConnectionOptionsBuilder()
            .withUrl(given.getDbURL())
            .withDriverName(given.getDriverName() == null ? DRIVER : given.getDriverName());
    Map<String, String> properties = defaults();
    Properties own = given.getProperties();
    own.stringPropertyNames().forEach(name -> properties.put(name, own.getProperty(name)));
    properties.forEach(builder::withProperty);
    return builder.build();
  }

  private Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("ApplicationName", processName);
    defaults.put("tcpKeepAlive", "true");
    defaults.put(SOCKET_TIMEOUT, Long.toString(SIGN_IN_TIMEOUT.toSeconds()));
    // prepared, and answered in binary from the first page on: bytea without doubling, numbers
    // unparsed, and a row that is read again reads as before
    defaults.put("prepareThreshold", "-1");
    return defaults;
  }

  private static boolean namesSocketTimeout(JdbcConnectionOptions given) {
    return given.getProperties().containsKey(SOCKET_TIMEOUT)
        || given.getDbURL().contains(SOCKET_TIMEOUT + "=");
  }
}
