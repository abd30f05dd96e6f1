package io.sportscards.demo.deadletters;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs what the AMQP client has to deliver on the thread that reads the connection. By default the
 * client puts a thousand messages per channel on the heap, of any size; so it is one, and TCP holds
 * back the others.
 */
final class OnReadingThread extends AbstractExecutorService {
  private volatile boolean isShutdown;

  @Override
  public void execute(Runnable delivery) {
    delivery.run();
  }

  @Override
  public void shutdown() {
    isShutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  @Override
  public boolean isTerminated() {
    return isShutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isShutdown;
  }
}
