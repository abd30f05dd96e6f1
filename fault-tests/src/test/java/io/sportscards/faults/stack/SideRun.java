package io.sportscards.faults.stack;

import io.sportscards.platform.generator.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** A live job with a queue, a run and a ledger of its own. */
public final class SideRun implements AutoCloseable {
  private final LiveRun run;
  private final SideQueue queue;
  private final Path ledger;

  SideRun(LiveRun run, SideQueue queue, Path ledger) {
    this.run = run;
    this.queue = queue;
    this.ledger = ledger;
  }

  public LiveRun run() {
    return run;
  }

  /** Where its ledgers are kept. */
  public Path ledger() {
    return ledger;
  }

  /** Publishes to its queue; returns when the broker has confirmed all. */
  public void publish(List<Message> messages) throws IOException {
    new MessageList(queue.broker(), "", queue.name(), ledger).publish(messages);
  }

  /** Cancels the job and deletes the queue; files and ledger stay. */
  @Override
  public void close() throws IOException, TimeoutException {
    run.cancel();
    queue.delete();
  }
}
