package io.sportscards.benchmarks.history;

import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.backfill.BackfillConfiguration;
import io.sportscards.benchmarks.machine.ThreadUse;
import io.sportscards.benchmarks.profile.Sampler;
import io.sportscards.benchmarks.profile.Share;
import io.sportscards.benchmarks.profile.Shares;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.Ends;
import io.sportscards.ingest.IngestPipeline;
import io.sportscards.ingest.IngestSettings;
import io.sportscards.ingest.archive.ArchiveSettings;
import io.sportscards.ingest.archive.ArchiveSink;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The backfill's graph and configuration in this process, two subtasks of each operator, behind a
 * source and into an S3 server.
 */
final class Graph implements Contender {
  static final String BUCKET = "cards";
  private static final int PARALLELISM = 2;
  // of a task manager with 1.7 GiB
  private static final MemorySize MANAGED_MEMORY = MemorySize.ofMebiBytes(512);
  private static final long ROLL_BYTES = 128 << 20;
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final Duration WHOLE_INPUT = Duration.ofDays(36_500);

  private static final Shares SHARES =
      new Shares(
          Share.ofCalls(
              "read-journal: fetch and take apart",
              "connectors/journal/",
              "connector/jdbc/",
              "org/postgresql/"),
          Share.ofCalls("decode-event", "DecodeEvent.processElement"),
          new Share(
              "sort by event_id, then by partition",
              List.of("SortMerger"),
              List.of("operators/sort/")),
          Share.ofCalls("drop-duplicates", "DropDuplicates.processElement"),
          Share.ofCalls("archive-lines", "SortedArchiveWriter.", "ArchiveFile.", "fs/s3a/"),
          Share.ofCalls(
              "between operators: serialize, hand over, deserialize",
              "RecordWriterOutput.",
              "SpillingAdaptiveSpanningRecordDeserializer.",
              "AbstractStreamTaskNetworkInput.emitNext",
              "SortMergeResultPartition",
              "io/netty/"),
          Shares.COLLECTOR,
          Shares.COMPILER);

  private final String name;
  private final String sourceUid;
  private final S3ProxyServer s3;
  private final Function<FilledJournal, Source<RawMessage, ?, ?>> source;
  private int runs;

  Graph(
      String name,
      String sourceUid,
      S3ProxyServer s3,
      Function<FilledJournal, Source<RawMessage, ?, ?>> source) {
    this.name = name;
    this.sourceUid = sourceUid;
    this.s3 = s3;
    this.source = source;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HistoryRun run(FilledJournal journal, Path scratch) throws Exception {
    runs++;
    String prefix = sourceUid + "-" + runs;
    String root = "s3://" + BUCKET + "/" + prefix;
    String runId = "backfill-" + runs;
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(configuration(scratch));
    IngestPipeline.build(
        env,
        new Ends(
            sourceUid,
            source.apply(journal),
            ArchiveSink.forBatch(
                new ArchiveSettings(root, runId, ROLL_BYTES, Duration.ofDays(1), 1 << 20))),
        new IngestSettings(new RunContext("journal", runId, 0), root, MAX_BODY_BYTES, WHOLE_INPUT));

    Sampler.start();
    long cpu = ThreadUse.now().processCpuNanos();
    long start = System.nanoTime();
    env.execute(runId);
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (ThreadUse.now().processCpuNanos() - cpu) / 1e3 / journal.rows();
    Map<String, Double> shares =
        SHARES.divide(Sampler.stop(scratch.resolve("samples.txt")), micros);
    long lost = journal.rows() - lines(s3.files().resolve(prefix), runId);
    return new HistoryRun(name, seconds, micros, lost, shares);
  }

  private Configuration configuration(Path scratch) {
    Configuration flink = BackfillConfiguration.of(PARALLELISM, Duration.ofSeconds(10));
    flink.set(CoreOptions.TMP_DIRS, scratch.toString());
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_MEMORY);
    flink.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false); // Hadoop's own threads hold it
    flink.setString("s3.endpoint", s3.endpoint());
    flink.setString("s3.path.style.access", "true");
    flink.setString("s3.access-key", s3.accessKey());
    flink.setString("s3.secret-key", s3.secretKey());
    FileSystem.initialize(flink, null);
    return flink;
  }

  private static long lines(Path archive, String runId) throws IOException {
    return ManifestReader.readAll(new DirectoryArchiveFiles(archive), runId).stream()
        .mapToLong(ManifestReader.Manifest::lines)
        .sum();
  }
}
