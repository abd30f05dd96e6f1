package io.sportscards.connectors.rabbitmq.internal;

/**
 * Opens a reader's connection and those of its channels that are missing. Control thread, but for
 * the connection.
 */
final class ChannelKeeper {

  private final Broker broker;
  private final String name;
  private final ChannelSet channels;
  private final Steering steering;

  private volatile Broker.Connection connection;

  ChannelKeeper(Broker broker, String name, ChannelSet channels, Steering steering) {
    this.broker = broker;
    this.name = name;
    this.channels = channels;
    this.steering = steering;
  }

  /**
   * Opens what it can, so that a queue which is gone does not stop the others; nothing more once
   * the steering has stopped.
   *
   * @throws BrokerException the first reason why something stays closed
   */
  void open() throws BrokerException {
    if (connection == null || !connection.isOpen()) {
      drop();
      connection = broker.connect(name);
    }
    steering.steer();
    BrokerException problem = null;
    for (int place = 0; place < channels.size() && !isStopped(); place++) {
      if (channels.isMissing(place)) {
        try {
          open(channels.renew(place));
        } catch (BrokerException e) {
          problem = problem == null ? e : problem;
        }
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private void open(ChannelGeneration channel) throws BrokerException {
    try {
      channel.open(connection);
      steering.steer(channel);
    } catch (BrokerException e) {
      channel.close();
      throw e;
    }
  }

  /** True once nothing is to be opened any more. */
  boolean isStopped() {
    return steering.isStopped();
  }

  /** Null if there is none; open or not. Any thread. */
  Broker.Connection connection() {
    return connection;
  }

  /** Closes everything; never throws. */
  void drop() {
    channels.close();
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
