package io.sportscards.connectors.rabbitmq.internal;

import org.apache.flink.api.connector.source.SourceReaderContext;

/**
 * Which of the source's readers this is.
 *
 * @param job its name
 * @param index from 0
 * @param parallelism how many there are
 */
record Subtask(String job, int index, int parallelism) {

  // of all that a reader is given, only its metrics' scope knows the job
  private static final String JOB_NAME = "<job_name>";

  static Subtask of(SourceReaderContext context) {
    return new Subtask(
        context.metricGroup().getAllVariables().getOrDefault(JOB_NAME, "job"),
        context.getIndexOfSubtask(),
        context.currentParallelism());
  }

  boolean isAlone() {
    return parallelism == 1;
  }
}
