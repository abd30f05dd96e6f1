package io.sportscards.benchmarks.drain;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What one would write by hand: decode, collect lines by partition, put a file for each partition
 * every ten seconds, then acknowledge. It writes the same lines as the job, but twice what comes
 * twice, and after a crash some files twice.
 */
final class PlainArchiver implements Contender {
  private static final int THREADS = 2;

  @Override
  public String name() {
    return "hand-written consumer: decode, files on S3, no deduplication, at least once";
  }

  @Override
  public Draining start(LiveServers servers, int round) throws Exception {
    return new Run(servers, "plain-" + round);
  }

  private static final class Run implements Draining {
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong archived = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Connection> connections = new ArrayList<>();
    private final List<Future<?>> loops = new ArrayList<>();
    private final S3Client s3;

    Run(LiveServers servers, String runId) throws Exception {
      s3 =
          S3Client.builder()
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .region(Region.US_EAST_1)
              .endpointOverride(URI.create(servers.s3().endpoint()))
              .forcePathStyle(true)
              .credentialsProvider(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(
                          servers.s3().accessKey(), servers.s3().secretKey())))
              .build();
      for (int i = 0; i < THREADS; i++) {
        Connection connection = servers.connections().newConnection(runId + "-" + i);
        connections.add(connection);
        Channel channel = connection.createChannel();
        channel.basicQos(BareConsumer.CHANNELS * BareConsumer.PREFETCH);
        PlainLoop loop =
            new PlainLoop(
                channel, new PlainFiles(s3, servers.s3().bucket(), runId, i), taken, archived);
        channel.basicConsume(LiveServers.QUEUE, false, loop);
        loops.add(threads.submit(loop));
      }
    }

    @Override
    public List<ProcessId> processes() {
      return List.of(ProcessId.of(ProcessHandle.current().pid()));
    }

    @Override
    public long taken() {
      refuseEnded();
      return taken.get();
    }

    @Override
    public void finish(long messages) throws InterruptedException {
      while (archived.get() < messages) {
        refuseEnded();
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }

    /** A loop ends by what it throws and by nothing else. */
    private void refuseEnded() {
      for (Future<?> loop : loops) {
        if (loop.isDone()) {
          try {
            loop.get();
          } catch (ExecutionException e) {
            throw new IllegalStateException("The hand-written consumer gave up", e.getCause());
          } catch (InterruptedException e) {
            throw new IllegalStateException(e); // it is done, so nobody waits
          }
        }
      }
    }

    @Override
    public void close() throws IOException {
      threads.shutdownNow(); // the loops end where they wait next
      for (Connection connection : connections) {
        connection.close();
      }
      s3.close();
    }
  }
}
