package io.sportscards.connectors.rabbitmq.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker every few seconds how many messages wait, one question at a time and on a thread
 * of its own: a broker that is slow to count holds up neither consumers nor acknowledgements.
 */
final class BacklogProbe {

  private static final Logger LOG = LoggerFactory.getLogger(BacklogProbe.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final List<String> queues;
  private final Backlog backlog;
  private final Supplier<Broker.Connection> connection;
  private final BrokerThread thread;

  /** Takes the connection of the day, null if there is none, from the supplier. */
  BacklogProbe(
      String name, List<String> queues, Backlog backlog, Supplier<Broker.Connection> connection) {
    this.queues = queues;
    this.backlog = backlog;
    this.connection = connection;
    this.thread =
        new BrokerThread(
            name + " backlog",
            bug -> LOG.warn("{}: pendingRecords will not change any more.", name, bug));
  }

  void start() {
    thread.runAfter(PERIOD, this::ask);
  }

  private void ask() {
    Broker.Connection open = connection.get();
    if (open != null && open.isOpen()) {
      for (int queue = 0; queue < queues.size(); queue++) {
        ask(open, queue);
      }
    }
    thread.runAfter(PERIOD, this::ask);
  }

  private void ask(Broker.Connection open, int queue) {
    try {
      backlog.waiting(queue, open.waiting(queues.get(queue)));
    } catch (BrokerException e) {
      // the consumers notice what is wrong and say so; the last answer stands until then
      LOG.debug("{}", e.getMessage());
    }
  }

  /** Asks nothing more. Returns at once; an answer that is awaited ends with the connection. */
  void end() {
    thread.end();
  }
}
