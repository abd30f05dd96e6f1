package io.sportscards.connectors.rabbitmq.internal;

import java.time.Clock;

/** What brings a reader its deliveries. */
record Intake(DeliveryBuffer buffer, QueueLink link, Pace pace) {

  static Intake of(Broker broker, ReaderSettings settings, Subtask subtask, Clock clock) {
    DeliveryBuffer buffer = new DeliveryBuffer(settings.queues().size());
    return new Intake(
        buffer,
        new QueueLink(broker, settings, subtask, buffer, clock),
        new Pace(settings, subtask.parallelism(), clock));
  }
}
