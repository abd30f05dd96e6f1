package io.sportscards.ingest.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.TaskInfoImpl;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SinkCommitterMetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.util.UserCodeClassLoader;

/** What Flink gives a writer, with a clock that the test sets and gauges that it can read. */
final class WriterContext implements WriterInitContext, ProcessingTimeService {
  private final JobID jobId;
  private final int subtask;
  private final OptionalLong restoredCheckpointId;
  private final Map<String, Gauge<?>> gauges = new HashMap<>();
  private long nowMillis;

  private WriterContext(JobID jobId, int subtask, OptionalLong restoredCheckpointId) {
    this.jobId = jobId;
    this.subtask = subtask;
    this.restoredCheckpointId = restoredCheckpointId;
  }

  static WriterContext fresh() {
    return new WriterContext(new JobID(1, 1), 0, OptionalLong.empty());
  }

  WriterContext ofJob(JobID job) {
    return new WriterContext(job, subtask, restoredCheckpointId);
  }

  WriterContext restoring(long checkpointId) {
    return new WriterContext(jobId, subtask, OptionalLong.of(checkpointId));
  }

  /** What Flink gives the committer of the same task. */
  CommitterInitContext ofCommitter() {
    return new CommitterInitContext() {
      @Override
      public SinkCommitterMetricGroup metricGroup() {
        return InternalSinkCommitterMetricGroup.wrap(
            UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
      }

      @Override
      public OptionalLong getRestoredCheckpointId() {
        return restoredCheckpointId;
      }

      @Override
      public JobInfo getJobInfo() {
        return WriterContext.this.getJobInfo();
      }

      @Override
      public TaskInfo getTaskInfo() {
        return WriterContext.this.getTaskInfo();
      }
    };
  }

  WriterContext at(long millis) {
    nowMillis = millis;
    return this;
  }

  long gauge(String name) {
    return ((Number) gauges.get(name).getValue()).longValue();
  }

  @Override
  public OptionalLong getRestoredCheckpointId() {
    return restoredCheckpointId;
  }

  @Override
  public JobInfo getJobInfo() {
    return new JobInfo() {
      @Override
      public JobID getJobId() {
        return jobId;
      }

      @Override
      public String getJobName() {
        return "test";
      }
    };
  }

  @Override
  public TaskInfo getTaskInfo() {
    return new TaskInfoImpl("archive-lines", 8, subtask, 1, 0);
  }

  @Override
  public SinkWriterMetricGroup metricGroup() {
    return InternalSinkWriterMetricGroup.wrap(
        new UnregisteredMetricGroups.UnregisteredOperatorMetricGroup() {
          @Override
          public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(name, gauge);
            return gauge;
          }
        });
  }

  @Override
  public ProcessingTimeService getProcessingTimeService() {
    return this;
  }

  @Override
  public long getCurrentProcessingTime() {
    return nowMillis;
  }

  @Override
  public ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MailboxExecutor getMailboxExecutor() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isObjectReuseEnabled() {
    return false;
  }

  @Override
  public <T> TypeSerializer<T> createInputSerializer() {
    throw new UnsupportedOperationException();
  }
}
