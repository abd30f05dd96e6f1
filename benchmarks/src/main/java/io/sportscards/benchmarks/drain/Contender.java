package io.sportscards.benchmarks.drain;

import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.util.List;

/** Something that empties the queue. */
interface Contender {

  String name();

  /**
   * Begins to take messages and returns; at the latest when it is closed, all that it took is
   * acknowledged.
   *
   * @param round part of what it writes to
   */
  Draining start(LiveServers servers, int round) throws Exception;

  /** One run of it. */
  interface Draining extends AutoCloseable {

    /** The processes that do the work. */
    List<ProcessId> processes();

    /**
     * Messages that it has taken from the queue so far. The broker cannot be asked for what is
     * left: while a quorum queue is busy, it answers 0.
     */
    long taken();

    /** Waits until so many messages are where they belong; then ends. */
    void finish(long messages) throws Exception;

    @Override
    void close() throws IOException;
  }
}
