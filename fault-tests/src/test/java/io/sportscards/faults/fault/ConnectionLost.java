package io.sportscards.faults.fault;

import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.MainQueue;
import io.sportscards.faults.stack.Patience;

/** R2: the job loses its connection, or its consumers. */
public record ConnectionLost(Way way) implements Fault {
  /** How. */
  public enum Way {
    /** TCP resets in both directions. */
    RESET,
    /** The broker closes every connection, those of producers too. */
    CLOSED_BY_BROKER,
    /** The queue is deleted, once it is empty, and declared again. */
    QUEUE_DELETED
  }

  @Override
  public String id() {
    return "R2";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    FaultStack stack = scene.stack();
    String hit =
        switch (way) {
          case RESET -> stack.amqp().reset() + " connections reset";
          case CLOSED_BY_BROKER -> closeAll(stack);
          case QUEUE_DELETED -> deleteQueue(scene);
        };
    Patience.until("the job's connection", () -> stack.amqp().connections() > 0);
    return hit;
  }

  private static String closeAll(FaultStack stack) {
    int connections = stack.amqp().connections();
    stack.broker().closeAllConnections("a fault on purpose");
    return connections + " connections closed";
  }

  /** What waits in a deleted queue is gone, by AMQP's rules; so none may wait. */
  private static String deleteQueue(Scene scene) throws Exception {
    scene.traffic().stop();
    scene.oracle().check();
    MainQueue queue = new MainQueue(scene.stack());
    queue.delete();
    Patience.until("the queue without consumers", () -> !queue.isThere());
    queue.declare();
    Patience.until("a consumer of the new queue", () -> queue.consumers() > 0);
    scene.traffic().start();
    return "queue deleted, consumed again";
  }
}
