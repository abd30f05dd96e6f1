package io.sportscards.connectors.rabbitmq.internal;

/**
 * Which of the source's readers this is.
 *
 * @param index from 0
 * @param parallelism how many there are
 */
record Subtask(int index, int parallelism) {

  boolean isAlone() {
    return parallelism == 1;
  }
}
