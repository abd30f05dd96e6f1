package io.sportscards.faults.fault;

import io.sportscards.faults.proxy.S3Request;
import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.FlinkLogs;
import io.sportscards.faults.stack.Oracle;
import io.sportscards.faults.stack.Patience;
import io.sportscards.faults.stack.Traffic;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.server.S3Operation;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Where faults happen, with what several of them need. */
public record Scene(FaultStack stack, Traffic traffic, Oracle oracle) {

  /** How often the JobManagers of this run have restored the main job from a checkpoint. */
  public long restores() {
    return FlinkLogs.of(stack).restores(stack.live().jobId());
  }

  /** Waits for a further restore, the proof that tasks were lost. */
  public String awaitRestoreAfter(long before) {
    Patience.until(
        "a restore of the job",
        () -> {
          stack.supervisor().replaceDead();
          return restores() > before;
        });
    return (restores() - before) + " restored";
  }

  /** Number of a TaskManager that works for a job. */
  public int busyTaskManager() {
    int[] busy = {-1};
    Patience.until(
        "a busy TaskManager",
        () -> {
          stack.supervisor().replaceDead();
          for (String name : stack.cluster().rest().busyTaskManagers()) {
            int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
            if (stack.cluster().taskManager(number).isAlive()) {
              busy[0] = number;
            }
          }
          return busy[0] >= 0;
        });
    return busy[0];
  }

  /** Keeps the rule in force until it has hit as often as it may. */
  public void untilUsedUp(S3Rule rule) {
    stack.s3Faults().add(rule);
    try {
      Patience.until("requests to hit", rule::isUsedUp);
    } finally {
      stack.s3Faults().remove(rule);
    }
  }

  /** Publishes messages to the main run, beside the traffic, and has the oracle look for them. */
  public String publish(List<Message> messages) throws IOException {
    oracle.expect(oracle.chosenMessages().publish(messages));
    return messages.size() + " messages confirmed";
  }

  /** Waits for the next such request to the object store. */
  public void awaitRequest(Predicate<S3Request> matching) {
    untilUsedUp(S3Rule.watch(matching));
  }

  /** A request of this kind about files of lines. */
  public static Predicate<S3Request> ofLines(S3Operation operation) {
    return request ->
        request.operation() == operation
            && (request.isAbout("/bronze/") || request.isAbout("/quarantine/"));
  }

  /** A request of this kind whose key holds the text. */
  public static Predicate<S3Request> of(S3Operation operation, String keyPart) {
    return request -> request.operation() == operation && request.isAbout(keyPart);
  }
}
