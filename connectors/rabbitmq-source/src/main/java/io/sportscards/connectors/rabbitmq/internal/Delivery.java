package io.sportscards.connectors.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import java.time.Instant;

/**
 * A message on its way from a channel to the task.
 *
 * @param queue the index of its queue
 * @param bytes what it counts for in the buffer, see {@link DeliverySize}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a copy would double the memory
record Delivery(
    ChannelGeneration channel,
    int queue,
    Envelope envelope,
    AMQP.BasicProperties properties,
    byte[] body,
    Instant deliveredAt,
    long bytes) {}
