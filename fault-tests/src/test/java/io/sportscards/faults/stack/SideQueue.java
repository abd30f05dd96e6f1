package io.sportscards.faults.stack;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * A quorum queue for one fault.
 *
 * @param broker where it is
 */
record SideQueue(ConnectionFactory broker, String name) {

  static SideQueue declare(ConnectionFactory broker, String name)
      throws IOException, TimeoutException {
    try (Connection connection = broker.newConnection("fault tests");
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(name, true, false, false, Map.of("x-queue-type", "quorum"));
    }
    return new SideQueue(broker, name);
  }

  void delete() throws IOException, TimeoutException {
    try (Connection connection = broker.newConnection("fault tests");
        Channel channel = connection.createChannel()) {
      channel.queueDelete(name);
    }
  }
}
