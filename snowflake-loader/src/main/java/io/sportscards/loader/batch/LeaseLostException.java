package io.sportscards.loader.batch;

/** Another loader has started; this one must not write any more. */
public final class LeaseLostException extends Exception {
  private static final long serialVersionUID = 1L;

  LeaseLostException(Lease lost, Lease now) {
    super(
        "Loader %s (epoch %d) has taken over from this one, %s (epoch %d), which stops; nothing is lost, since it loads what this one would have. One loader at a time is enough"
            .formatted(now.holder(), now.epoch(), lost.holder(), lost.epoch()));
  }
}
