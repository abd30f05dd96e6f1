package io.sportscards.connectors.journal.internal;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Under which application_name the server shows a connection. */
public final class ProcessName {

  // of all that a reader is given, only its metrics' scope knows the job
  private static final String JOB_NAME = "<job_name>";

  private ProcessName() {}

  public static String ofReader(SourceReaderContext context) {
    return "flink %s subtask %d of %d"
        .formatted(
            job(context.metricGroup().getAllVariables()),
            context.getIndexOfSubtask(),
            context.currentParallelism());
  }

  public static String ofEnumerator(SplitEnumeratorContext<?> context) {
    return "flink %s enumerator".formatted(job(context.metricGroup().getAllVariables()));
  }

  private static String job(Map<String, String> variables) {
    return variables.getOrDefault(JOB_NAME, "job");
  }
}
