package io.sportscards.benchmarks.files;

import java.util.OptionalLong;
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
import org.apache.flink.metrics.groups.SinkCommitterMetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.util.UserCodeClassLoader;

/** What Flink gives a subtask of the sink at the first start of a job. */
record SinkContext(int subtask, int parallelism, SetClock clock) implements WriterInitContext {
  private static final int MAX_PARALLELISM = 128;
  private static final JobID JOB = new JobID(1, 1);

  /** The same for the committer. */
  CommitterInitContext ofCommitter() {
    return new OfCommitter(this);
  }

  @Override
  public OptionalLong getRestoredCheckpointId() {
    return OptionalLong.empty();
  }

  @Override
  public JobInfo getJobInfo() {
    return new JobInfo() {
      @Override
      public JobID getJobId() {
        return JOB;
      }

      @Override
      public String getJobName() {
        return "live-job";
      }
    };
  }

  @Override
  public TaskInfo getTaskInfo() {
    return new TaskInfoImpl("archive-lines", MAX_PARALLELISM, subtask, parallelism, 0);
  }

  @Override
  public SinkWriterMetricGroup metricGroup() {
    return InternalSinkWriterMetricGroup.wrap(
        UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
  }

  @Override
  public ProcessingTimeService getProcessingTimeService() {
    return clock;
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    throw unused();
  }

  @Override
  public MailboxExecutor getMailboxExecutor() {
    throw unused();
  }

  @Override
  public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
    throw unused();
  }

  @Override
  public boolean isObjectReuseEnabled() {
    return false;
  }

  @Override
  public <T> TypeSerializer<T> createInputSerializer() {
    throw unused();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("The archive's sink does not ask for this");
  }

  private record OfCommitter(SinkContext writer) implements CommitterInitContext {
    @Override
    public SinkCommitterMetricGroup metricGroup() {
      return InternalSinkCommitterMetricGroup.wrap(
          UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
    }

    @Override
    public OptionalLong getRestoredCheckpointId() {
      return writer.getRestoredCheckpointId();
    }

    @Override
    public JobInfo getJobInfo() {
      return writer.getJobInfo();
    }

    @Override
    public TaskInfo getTaskInfo() {
      return writer.getTaskInfo();
    }
  }
}
