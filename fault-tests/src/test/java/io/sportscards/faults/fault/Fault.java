package io.sportscards.faults.fault;

/** One fault with its parameters. Its text, the id first, tells both and is part of a timeline. */
public interface Fault {
  /** Of the matrix in docs/faults.md, e.g. {@code S1}. */
  String id();

  /**
   * Does it to the running job and lifts it again.
   *
   * @return what shows that it hit, in a few words
   * @throws Exception when it hit nothing, or what must hold meanwhile did not
   */
  String strike(Scene scene) throws Exception;
}
