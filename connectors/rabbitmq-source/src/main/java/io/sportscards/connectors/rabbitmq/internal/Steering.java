package io.sportscards.connectors.rabbitmq.internal;

/**
 * Starts and stops the consumers of a reader as its memory allows, and stops them for good at its
 * end. Control thread, but for that end.
 */
final class Steering {

  private final ChannelSet channels;
  private final Throttle throttle;

  private volatile boolean isStopped;

  Steering(ChannelSet channels, Throttle throttle) {
    this.channels = channels;
    this.throttle = throttle;
  }

  /** A channel that cannot be steered counts as lost. */
  void steer() {
    channels.forEachOpen(this::steer);
  }

  void steer(ChannelGeneration channel) throws BrokerException {
    channel.steer(throttle.isOpen() && !isStopped, throttle.window(channels.size()));
  }

  /** From now on no consumer is wanted, and no channel; any thread. */
  void stop() {
    isStopped = true;
  }

  boolean isStopped() {
    return isStopped;
  }
}
