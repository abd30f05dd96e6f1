package io.sportscards.platform.server;

import java.util.List;

/**
 * What a RabbitMQ server is started with.
 *
 * @param port AMQP port on 127.0.0.1; 0 takes a free one
 * @param management whether the management and Prometheus plugins run; costs some seconds of start
 * @param configuration further lines of rabbitmq.conf, e.g. {@code consumer_timeout = 60000}
 */
public record RabbitMqOptions(int port, boolean management, List<String> configuration) {
  public RabbitMqOptions {
    configuration = List.copyOf(configuration);
  }

  /** A free port, no plugins. */
  public static RabbitMqOptions quick(String... configuration) {
    return new RabbitMqOptions(0, false, List.of(configuration));
  }

  /** A free port, with the management and Prometheus plugins. */
  public static RabbitMqOptions withManagement(String... configuration) {
    return new RabbitMqOptions(0, true, List.of(configuration));
  }
}
