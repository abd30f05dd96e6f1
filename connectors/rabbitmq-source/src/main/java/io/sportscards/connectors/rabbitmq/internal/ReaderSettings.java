package io.sportscards.connectors.rabbitmq.internal;

import java.io.Serializable;
import java.time.Duration;

/**
 * What each reader is told; the builder has checked it. Bytes and counts are per reader, prefetch
 * is per channel.
 */
public record ReaderSettings(
    String queue, int channels, int prefetch, long maxBufferedBytes, Duration reconnectTimeout)
    implements Serializable {}
