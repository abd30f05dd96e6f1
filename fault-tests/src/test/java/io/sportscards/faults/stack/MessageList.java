package io.sportscards.faults.stack;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.generator.publish.Publisher;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.ledger.LedgerWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Publishes chosen messages and notes in a ledger what the broker confirmed.
 *
 * @param routingKey of every message; null takes each message's event type
 * @param ledgers directory; each list adds a file to it
 */
public record MessageList(
    ConnectionFactory broker, String exchange, String routingKey, Path ledgers) {

  /**
   * Returns when all are confirmed.
   *
   * @return how many lines the archive must hold because of them
   */
  public long publish(List<Message> messages) throws IOException {
    int number = LedgerReader.ledgersIn(ledgers).size() + 1;
    Path file = ledgers.resolve("%04d-list%s".formatted(number, LedgerReader.SUFFIX));
    PublishSettings settings =
        new PublishSettings(broker, exchange, routingKey, 100, 0, Patience.LONG);
    try (LedgerWriter ledger = LedgerWriter.create(file, Map.of("messages", messages.size()));
        Publisher publisher =
            Publisher.open(
                settings,
                message -> {
                  if (message.isRepeat()) {
                    ledger.writeRepeat();
                  } else {
                    ledger.write(message.expected());
                  }
                })) {
      for (Message message : messages) {
        publisher.publish(message);
      }
      publisher.flush();
      ledger.finish();
      return ledger.totals().lines();
    }
  }
}
