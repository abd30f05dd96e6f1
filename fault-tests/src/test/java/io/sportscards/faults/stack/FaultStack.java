package io.sportscards.faults.stack;

import com.rabbitmq.client.ConnectionFactory;
import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobJar;
import io.sportscards.faults.proxy.S3FaultProxy;
import io.sportscards.faults.proxy.TcpFaultProxy;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.platform.flink.FlinkCluster;
import io.sportscards.platform.flink.FlinkOptions;
import io.sportscards.platform.server.RabbitMqOptions;
import io.sportscards.platform.server.RabbitMqServer;
import io.sportscards.platform.server.S3ProxyServer;
import io.sportscards.platform.server.ZooKeeperServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that the live job runs on, as processes of its own, with fault proxies before the
 * broker and the object store. Producers and the oracle go around the proxies. Not thread-safe.
 */
public final class FaultStack implements AutoCloseable {
  public static final String QUEUE = BrokerDefinitions.DEFAULT_QUEUE;
  static final String PREFIX = "analytics";

  /** Two run the job, one waits to take over. */
  public static final int TASK_MANAGERS = 3;

  /** Seconds; a dead peer is noticed after two. */
  public static final int AMQP_HEARTBEAT = 5;

  private static final String BUCKET = "cards";
  private static final String RUN = "live-1";

  private final Path dir;
  private final RabbitMqServer broker;
  private final TcpFaultProxy amqp;
  private final S3ProxyServer s3;
  private final S3FaultProxy s3Faults;
  private final ZooKeeperServer zooKeeper;
  private final FlinkCluster cluster;
  private final S3ArchiveFiles archive;
  private final Path password;
  private String jarId;
  private LiveRun live;
  private int sideRuns;

  private FaultStack(Path dir) throws IOException {
    this.dir = dir;
    broker =
        RabbitMqServer.start(
            dir.resolve("rabbitmq"), RabbitMqOptions.quick("heartbeat = " + AMQP_HEARTBEAT));
    DeclareDefinitions.at(broker.uri(), broker.user(), broker.password(), QUEUE);
    broker.syncQueueDirectory();
    amqp = TcpFaultProxy.before(broker.port());
    s3 = S3ProxyServer.start(dir.resolve("s3"), BUCKET);
    s3Faults = S3FaultProxy.before(s3.port());
    zooKeeper = ZooKeeperServer.start(dir.resolve("zookeeper"));
    cluster = FlinkCluster.start(dir.resolve("flink"), flinkOptions());
    archive =
        S3ArchiveFiles.open(
            new S3ArchiveFiles.Location(URI.create(s3.endpoint()), "us-east-1", BUCKET, PREFIX),
            s3.accessKey(),
            s3.secretKey());
    password = Files.writeString(dir.resolve("password"), broker.password());
  }

  /** Starts every part and the live job, and waits until it takes checkpoints. */
  public static FaultStack start(Path dir) throws Exception {
    FaultStack stack = new FaultStack(dir);
    stack.jarId = stack.cluster.rest().upload(JobJar.find(Checkout.root().getParent()));
    stack.live =
        stack.submit(
            RUN, 2, stack.jobSettings().with(Map.of("queue-name", QUEUE, "prefetch", "2000")));
    stack.live.awaitCheckpoints(2);
    return stack;
  }

  private FlinkOptions flinkOptions() {
    return new FlinkOptions(
            0,
            TASK_MANAGERS,
            "s3://" + BUCKET + "/" + PREFIX + "/_flink",
            s3Faults.endpoint(),
            Map.of(
                "AWS_ACCESS_KEY_ID", s3.accessKey(),
                "AWS_SECRET_ACCESS_KEY", s3.secretKey()),
            Map.of())
        .shortLived()
        .withHighAvailability(zooKeeper.address())
        .with(
            Map.of(
                "heartbeat.interval", "1 s",
                "heartbeat.timeout", "8 s",
                // a busy machine is no fault, and ten seconds end a JobManager
                "pekko.ask.timeout", "60 s",
                // so that a store that is away fails tasks within seconds, not minutes
                "s3.connection.timeout", "8000",
                "s3.attempts.maximum", "4"));
  }

  private LiveJobSettings jobSettings() {
    return new LiveJobSettings(amqp.port(), broker.user(), password, BUCKET);
  }

  private LiveRun submit(String runId, int parallelism, LiveJobSettings settings) {
    String jobId =
        cluster
            .rest()
            .run(
                jarId,
                "io.sportscards.ingest.live.LiveJob",
                settings
                    .with("run-id", runId)
                    .with("parallelism", Integer.toString(parallelism))
                    .arguments(),
                parallelism,
                "");
    return new LiveRun(supervisor(), archive, runId, jobId);
  }

  /**
   * Starts another live job beside the main one, on the spare slot, with a queue and a run of its
   * own; for faults that would spoil the main run for good.
   *
   * @param flags that differ from the main job's
   */
  public SideRun startSideRun(Map<String, String> flags) throws Exception {
    String name = "live-" + (100 + ++sideRuns);
    SideQueue queue = SideQueue.declare(brokerConnection(), "faults." + name);
    LiveRun run = submit(name, 1, jobSettings().with("queue-name", queue.name()).with(flags));
    run.awaitCheckpoints(1);
    return new SideRun(run, queue, dir.resolve("ledger-" + name));
  }

  public RabbitMqServer broker() {
    return broker;
  }

  /** Between the job and the broker. */
  public TcpFaultProxy amqp() {
    return amqp;
  }

  public S3ProxyServer s3() {
    return s3;
  }

  /** Between the cluster and the object store. */
  public S3FaultProxy s3Faults() {
    return s3Faults;
  }

  public ZooKeeperServer zooKeeper() {
    return zooKeeper;
  }

  public FlinkCluster cluster() {
    return cluster;
  }

  /** Of the cluster's processes. */
  public Supervisor supervisor() {
    return new Supervisor(cluster, TASK_MANAGERS);
  }

  public S3ArchiveFiles archive() {
    return archive;
  }

  /** The job that is to survive everything. */
  public LiveRun live() {
    return live;
  }

  public Path dir() {
    return dir;
  }

  /** Straight to the broker. */
  public ConnectionFactory brokerConnection() {
    return broker.clients();
  }

  @Override
  public void close() throws IOException {
    s3Faults.clear();
    archive.close();
    cluster.close();
    zooKeeper.close();
    s3Faults.close();
    s3.close();
    amqp.close();
    broker.close();
  }
}
