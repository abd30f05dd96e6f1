package io.sportscards.platform.server;

/**
 * What an embedded Qpid broker is started with.
 *
 * @param port AMQP port on 127.0.0.1; 0 takes a free one
 * @param user the only user
 * @param password the user's password
 * @param durable whether persistent messages are written to disk, so that they survive a crash
 */
public record QpidOptions(int port, String user, String password, boolean durable) {
  /** A free port and a store that survives a crash. */
  public static QpidOptions onDisk() {
    return new QpidOptions(0, "guest", "guest", true);
  }

  /** A free port; messages and queues live as long as the process. */
  public static QpidOptions inMemory() {
    return new QpidOptions(0, "guest", "guest", false);
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "QpidOptions[port=" + port + ", user=" + user + ", durable=" + durable + "]";
  }
}
