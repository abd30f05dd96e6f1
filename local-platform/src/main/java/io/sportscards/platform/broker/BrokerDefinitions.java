package io.sportscards.platform.broker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exchanges, queues and bindings that the platform needs, as broker/definitions.json holds them in
 * RabbitMQ's own format: {@code rabbitmqctl import_definitions} reads the same file.
 */
@JsonIgnoreProperties("vhost")
public record BrokerDefinitions(
    List<Exchange> exchanges, List<Queue> queues, List<Binding> bindings) {
  /** The queue's name in the file; {@link #forQueue} gives it another. */
  public static final String DEFAULT_QUEUE = "analytics.events";

  private static final String FILE = "/broker/definitions.json";

  public BrokerDefinitions {
    exchanges = List.copyOf(exchanges);
    queues = List.copyOf(queues);
    bindings = List.copyOf(bindings);
  }

  /** One exchange; all are durable. */
  @JsonIgnoreProperties({"vhost", "durable", "auto_delete", "internal", "arguments"})
  public record Exchange(String name, String type) {}

  /** One queue with its arguments; all are durable. */
  @JsonIgnoreProperties({"vhost", "durable", "auto_delete"})
  public record Queue(String name, Map<String, Object> arguments) {}

  /** What leads from an exchange to a queue. */
  @JsonIgnoreProperties({"vhost", "destination_type", "arguments"})
  public record Binding(
      String source, String destination, @JsonProperty("routing_key") String routingKey) {}

  /** Those of the project's file. */
  public static BrokerDefinitions standard() {
    try (InputStream file = BrokerDefinitions.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readValue(file, BrokerDefinitions.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in " + FILE + " cannot be read", e);
    }
  }

  /**
   * The same under another queue name; the dead-letter exchange and queue follow it, so that
   * several queues live on one broker.
   */
  public BrokerDefinitions forQueue(String queue) {
    if (queue.equals(DEFAULT_QUEUE)) {
      return this;
    }
    Map<String, String> names =
        Map.of(
            DEFAULT_QUEUE,
            queue,
            DEFAULT_QUEUE + ".dead-letter",
            queue + ".dead-letter",
            "events.dead-letter",
            queue + ".dead-letter");
    return new BrokerDefinitions(
        exchanges.stream().map(e -> new Exchange(renamed(names, e.name()), e.type())).toList(),
        queues.stream().map(q -> new Queue(renamed(names, q.name()), renamed(names, q))).toList(),
        bindings.stream()
            .map(
                b ->
                    new Binding(
                        renamed(names, b.source()),
                        renamed(names, b.destination()),
                        b.routingKey()))
            .toList());
  }

  private static String renamed(Map<String, String> names, String name) {
    return names.getOrDefault(name, name);
  }

  private static Map<String, Object> renamed(Map<String, String> names, Queue queue) {
    Map<String, Object> arguments = new TreeMap<>(queue.arguments());
    arguments.computeIfPresent(
        "x-dead-letter-exchange", (key, exchange) -> renamed(names, exchange.toString()));
    return arguments;
  }
}
