package io.sportscards.faults.stack;

import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.publish.PublishRun;
import io.sportscards.platform.generator.publish.PublishSettings;
import io.sportscards.platform.ledger.LedgerReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The services of the company: one stream of events after the other at a steady rate, with
 * duplicates and conflicts, with confirms. They wait while the broker is away.
 */
public final class Traffic implements AutoCloseable {
  private static final int EVENTS_PER_STREAM = 600;
  private static final int PER_SECOND = 150;

  /** No bad messages: those are faults of their own, and a stream has some of a mebibyte. */
  private static final FaultMix MIX = new FaultMix(0.05, 0.002, 0.01, 0, 0, 0.01);

  private static final Duration RETRY = Duration.ofMillis(200);

  private final FaultStack stack;
  private final Path ledgers;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
  private volatile boolean isWanted;
  private final AtomicLong lines = new AtomicLong();
  private long streams;

  public Traffic(FaultStack stack, long seed) {
    this.stack = stack;
    this.ledgers = stack.dir().resolve("ledger");
    this.streams = seed * 1_000_000;
  }

  /** Where the ledgers of its streams are kept; only whole ones once it is stopped. */
  public Path ledgers() {
    return ledgers;
  }

  /** Lines that the streams published so far demand. */
  public long lines() {
    return lines.get();
  }

  public void start() {
    isWanted = true;
    running = CompletableFuture.runAsync(this::publish, thread);
  }

  public boolean isRunning() {
    return isWanted;
  }

  /** Ends with the stream that is under way; what is published is then confirmed. */
  public void stop() {
    isWanted = false;
    running.join();
  }

  @Override
  public void close() {
    isWanted = false;
    thread.shutdownNow();
  }

  private void publish() {
    while (isWanted) {
      GeneratorSettings events = GeneratorSettings.of(++streams, EVENTS_PER_STREAM).withFaults(MIX);
      PublishSettings target =
          new PublishSettings(
              stack.brokerConnection(), "events", null, 400, PER_SECOND, Patience.LONG);
      int before = begun();
      try {
        lines.addAndGet(new PublishRun(events, target, ledgers).run().lines());
      } catch (IOException e) {
        // a broker that is away when a stream begins has taken nothing of it
        if (begun() > before) {
          throw new IllegalStateException("Stream " + streams + " could not be published", e);
        }
        Patience.last(RETRY);
      }
    }
  }

  private int begun() {
    try {
      return LedgerReader.ledgersIn(ledgers).size();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the ledgers in " + ledgers, e);
    }
  }
}
