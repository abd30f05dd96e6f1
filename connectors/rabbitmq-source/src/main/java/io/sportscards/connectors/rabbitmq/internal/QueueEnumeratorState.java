package io.sportscards.connectors.rabbitmq.internal;

/**
 * Nothing: which reader consumes follows from which readers there are. A type of its own leaves
 * room for more.
 */
public record QueueEnumeratorState() {}
