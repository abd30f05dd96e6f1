package io.sportscards.faults.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A fault in the way of requests: which, what happens to them, and how many it has hit. */
public final class S3Rule {
  /** What becomes of a request that is hit. */
  sealed interface Action {
    /** It is answered with this status and S3's error code; the server never sees it. */
    record Refuse(int status, String code) implements Action {}

    /** Its connection is reset; the server never sees it. */
    record Reset() implements Action {}

    /** It is served, its answer is thrown away and the connection reset. */
    record DropReply() implements Action {}

    /** The same, and whoever completes that upload again hears that there is no such upload. */
    record DropReplyAndForget() implements Action {}

    /** It is served after a pause. */
    record Delay(Duration pause) implements Action {}

    /** It gets no answer while the rule holds, and then a reset; the server never sees it. */
    record Blackhole() implements Action {}

    /** It is served at this many bytes per second in each direction. */
    record Throttle(int bytesPerSecond) implements Action {}

    /** It is served as ever: the rule only counts. */
    record Watch() implements Action {}
  }

  private final Predicate<S3Request> matching;
  private final Action action;
  private final int limit;
  private final AtomicInteger hits = new AtomicInteger();
  private final CountDownLatch lifted = new CountDownLatch(1);

  private S3Rule(Predicate<S3Request> matching, Action action, int limit) {
    this.matching = matching;
    this.action = action;
    this.limit = limit;
  }

  public static S3Rule refuse(Predicate<S3Request> matching, int status, String code, int limit) {
    return new S3Rule(matching, new Action.Refuse(status, code), limit);
  }

  public static S3Rule reset(Predicate<S3Request> matching, int limit) {
    return new S3Rule(matching, new Action.Reset(), limit);
  }

  public static S3Rule dropReply(Predicate<S3Request> matching, int limit) {
    return new S3Rule(matching, new Action.DropReply(), limit);
  }

  public static S3Rule dropReplyAndForget(Predicate<S3Request> matching, int limit) {
    return new S3Rule(matching, new Action.DropReplyAndForget(), limit);
  }

  public static S3Rule delay(Predicate<S3Request> matching, Duration pause) {
    return new S3Rule(matching, new Action.Delay(pause), Integer.MAX_VALUE);
  }

  public static S3Rule blackhole(Predicate<S3Request> matching) {
    return new S3Rule(matching, new Action.Blackhole(), Integer.MAX_VALUE);
  }

  public static S3Rule throttle(Predicate<S3Request> matching, int bytesPerSecond) {
    return new S3Rule(matching, new Action.Throttle(bytesPerSecond), Integer.MAX_VALUE);
  }

  /** Used up by the first request that fits. */
  public static S3Rule watch(Predicate<S3Request> matching) {
    return new S3Rule(matching, new Action.Watch(), 1);
  }

  /** Requests hit so far. */
  public int hits() {
    return hits.get();
  }

  public boolean isUsedUp() {
    return hits.get() >= limit;
  }

  /** Whether this request is one to hit; then it is counted. */
  boolean hits(S3Request request) {
    return matching.test(request) && hits.getAndUpdate(n -> n < limit ? n + 1 : n) < limit;
  }

  Action action() {
    return action;
  }

  void lift() {
    lifted.countDown();
  }

  void awaitLifted() throws InterruptedException {
    lifted.await();
  }
}
