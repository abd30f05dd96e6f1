package io.sportscards.faults.fault;

import io.sportscards.faults.proxy.S3Request;
import io.sportscards.faults.proxy.S3Rule;
import io.sportscards.platform.server.S3Operation;
import java.util.function.Predicate;

/** S1: the object store refuses or resets the next so many requests of one kind. */
public record StoreRefuses(Request request, Answer answer, int times) implements Fault {
  /** Which requests. */
  public enum Request {
    CREATE_UPLOAD,
    UPLOAD_PART,
    COMPLETE_UPLOAD,
    PUT_MANIFEST,
    WRITE_CHECKPOINT;

    Predicate<S3Request> matching() {
      return switch (this) {
        case CREATE_UPLOAD -> Scene.ofLines(S3Operation.CREATE_UPLOAD);
        case UPLOAD_PART -> Scene.ofLines(S3Operation.UPLOAD_PART);
        case COMPLETE_UPLOAD -> Scene.ofLines(S3Operation.COMPLETE_UPLOAD);
        case PUT_MANIFEST -> Scene.of(S3Operation.PUT, "/_manifests/");
        case WRITE_CHECKPOINT ->
            sent -> sent.operation().isWrite() && sent.isAbout("/_flink/checkpoints/");
      };
    }
  }

  /** What they get. */
  public enum Answer {
    SLOW_DOWN_503,
    TOO_MANY_429,
    INTERNAL_500,
    RESET
  }

  @Override
  public String id() {
    return "S1";
  }

  @Override
  public String strike(Scene scene) {
    long before = scene.restores();
    S3Rule rule =
        switch (answer) {
          case SLOW_DOWN_503 -> S3Rule.refuse(request.matching(), 503, "SlowDown", times);
          case TOO_MANY_429 -> S3Rule.refuse(request.matching(), 429, "TooManyRequests", times);
          case INTERNAL_500 -> S3Rule.refuse(request.matching(), 500, "InternalError", times);
          case RESET -> S3Rule.reset(request.matching(), times);
        };
    scene.untilUsedUp(rule);
    return rule.hits() + " requests hit, " + (scene.restores() - before) + " restored";
  }
}
