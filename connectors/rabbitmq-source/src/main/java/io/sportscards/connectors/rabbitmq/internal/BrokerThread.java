package io.sportscards.connectors.rabbitmq.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A thread for calls to the broker. Runs tasks in the order they were given; what is given after
 * its end is dropped.
 */
final class BrokerThread {

  private final ScheduledThreadPoolExecutor executor;
  private final Consumer<Throwable> onBug;

  /**
   * Names the thread.
   *
   * @param onBug told of what a task threw: none is meant to, and a reader must not wait for a
   *     thread that has stopped working
   */
  BrokerThread(String name, Consumer<Throwable> onBug) {
    this.executor =
        new ScheduledThreadPoolExecutor(
            1, task -> daemon(task, name), new ThreadPoolExecutor.DiscardPolicy());
    // at the end, what was put off is dropped; what is due still runs
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.onBug = onBug;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  void run(Runnable task) {
    executor.execute(guarded(task));
  }

  void runAfter(Duration delay, Runnable task) {
    var unused = executor.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        onBug.accept(e);
      }
    };
  }

  /**
   * Runs a last task after all that were given before, and ends.
   *
   * @return false if it took longer than the timeout, or the caller was interrupted; the last task
   *     still runs then, and the thread ends after it
   */
  boolean finish(Runnable last, Duration timeout) {
    try {
      executor.submit(guarded(last)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a guarded task threw", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      end();
    }
  }

  /** Ends after what is due. Returns at once. */
  void end() {
    executor.shutdown();
  }
}
