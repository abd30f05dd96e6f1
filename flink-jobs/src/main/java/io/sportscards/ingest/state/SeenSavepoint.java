package io.sportscards.ingest.state;

import io.sportscards.ingest.IngestPipeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.OperatorTransformation;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.state.api.StateBootstrapTransformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Writes savepoints that hold what drop-duplicates has seen, and nothing else, from which a run can
 * start: open files, and what a source knows, belong to the run that they come from.
 *
 * <p>The window of each identity begins when the savepoint is written. The environment is to be
 * executed afterwards, in STREAMING.
 */
public final class SeenSavepoint {
  private static final TypeInformation<byte[]> BYTES =
      PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  private static final OperatorIdentifier DEDUP = OperatorIdentifier.forUid("drop-duplicates");
  // Far beyond the age of any savepoint, and no overflow of milliseconds
  private static final Duration EVER = Duration.ofDays(36_500);

  private SeenSavepoint() {}

  /** What such a job asks of Flink: neither uids nor checkpoints, and no second attempt. */
  public static Configuration configuration() {
    Configuration flink = new Configuration();
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return flink;
  }

  /**
   * Copies from another savepoint, also what its job would have forgotten by now: it was known when
   * the savepoint was taken.
   *
   * @param from a savepoint, canonical or native, or a retained checkpoint
   * @param to a directory that does not exist yet
   * @param window dedup window of the job that will start from the copy
   * @throws IOException when there is no savepoint
   */
  public static void copy(StreamExecutionEnvironment env, String from, String to, Duration window)
      throws IOException {
    write(
        env,
        to,
        OperatorTransformation.bootstrapWith(
                SavepointReader.read(env, from)
                    .readKeyedState(
                        DEDUP, new ReadSeen(EVER), Types.STRING, Types.TUPLE(Types.STRING, BYTES))
                    .filter(ReadSeen::isThere))
            .keyBy(row -> row.f0, Types.STRING)
            .transform(new WriteSeen(window)));
  }

  /**
   * Collects it from the files that the manifests of runs name.
   *
   * @param root the archive's directory, with no slash at its end
   * @param runIds not empty
   * @param since lines received before are left out
   * @param to a directory that does not exist yet
   * @param window dedup window of the job that will start from it
   */
  public static void collect(
      StreamExecutionEnvironment env,
      String root,
      List<String> runIds,
      Instant since,
      String to,
      Duration window)
      throws IOException {
    write(
        env,
        to,
        OperatorTransformation.bootstrapWith(
                env.fromData(Types.STRING, runIds.toArray(String[]::new))
                    .flatMap(new NamedFiles(root), Types.STRING)
                    .rebalance()
                    .flatMap(
                        new SeenInFile(root, since),
                        Types.TUPLE(Types.STRING, BYTES, Types.BOOLEAN)))
            .keyBy(row -> row.f0, Types.STRING)
            .transform(new MergeSeen(window)));
  }

  private static void write(
      StreamExecutionEnvironment env, String to, StateBootstrapTransformation<?> seen)
      throws IOException {
    SavepointWriter.newSavepoint(env, IngestPipeline.MAX_PARALLELISM)
        .withOperator(DEDUP, seen)
        .write(to);
  }
}
