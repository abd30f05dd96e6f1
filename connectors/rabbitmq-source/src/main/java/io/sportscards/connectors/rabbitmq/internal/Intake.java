package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What brings a reader its deliveries. */
record Intake(DeliveryBuffer buffer, QueueLink link, Outage outage, Backlog backlog, Pace pace) {

  // soon enough to be unnoticed after a reset; at most one attempt in 10 s while a broker restarts
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
  // what the other readers of a job may need longer to close, so that none is given what another
  // gives back
  private static final Duration REQUEUE_DELAY = Duration.ofSeconds(1);

  static Intake of(Broker broker, ReaderSettings settings, Subtask subtask, Clock clock) {
    String name = ConnectionName.of(subtask, settings.queues());
    Backoff backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY, RandomGenerator.getDefault());
    Outage outage = new Outage(settings.reconnectTimeout(), settings.subject(), backoff, clock);
    DeliveryBuffer buffer = new DeliveryBuffer(settings.queues().size());
    Duration requeueDelay = subtask.isAlone() ? Duration.ZERO : REQUEUE_DELAY;
    Backlog backlog = new Backlog(settings, subtask);
    QueueLink link =
        new QueueLink(broker, settings, name, buffer, clock, outage, requeueDelay, backlog);
    return new Intake(
        buffer, link, outage, backlog, new Pace(settings, subtask.parallelism(), clock));
  }
}
