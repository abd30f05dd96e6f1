package io.sportscards.connectors.rabbitmq.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The channels of one reader. Control thread, but for the figures. */
final class ChannelSet {

  /** What can fail on a channel. */
  interface Action {
    void on(ChannelGeneration channel) throws BrokerException;
  }

  private final ReaderSettings settings;
  private final ChannelGeneration.Events events;
  private final AtomicReferenceArray<ChannelGeneration> channels;

  ChannelSet(ReaderSettings settings, ChannelGeneration.Events events) {
    this.settings = settings;
    this.events = events;
    this.channels = new AtomicReferenceArray<>(settings.consumers());
  }

  int size() {
    return channels.length();
  }

  /** True if there is none at this place yet, or none any more. */
  boolean isMissing(int place) {
    ChannelGeneration channel = channels.get(place);
    return channel == null || channel.isLost();
  }

  /** Puts a new channel in this place, not opened yet; closes the one before. */
  ChannelGeneration renew(int place) {
    ChannelGeneration channel =
        new ChannelGeneration(events, settings, place % settings.queues().size());
    ChannelGeneration before = channels.getAndSet(place, channel);
    if (before != null) {
      before.close();
    }
    return channel;
  }

  /** A channel on which it fails counts as lost. */
  void forEachOpen(Action action) {
    all()
        .filter(channel -> !channel.isLost())
        .forEach(
            channel -> {
              try {
                action.on(channel);
              } catch (BrokerException e) {
                channel.lost(e.getMessage());
              }
            });
  }

  void close() {
    all().forEach(ChannelGeneration::close);
  }

  /** Any thread. */
  long unacknowledged() {
    return all().mapToLong(ChannelGeneration::unacknowledged).sum();
  }

  /** When the oldest message came that was not acknowledged, or {@link Instant#MAX}. Any thread. */
  Instant oldest() {
    return all()
        .filter(channel -> channel.unacknowledged() > 0)
        .map(channel -> channel.times().oldest())
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private Stream<ChannelGeneration> all() {
    return IntStream.range(0, channels.length()).mapToObj(channels::get).filter(Objects::nonNull);
  }
}
