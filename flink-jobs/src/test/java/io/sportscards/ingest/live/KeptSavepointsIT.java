package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.ArchivedLines;
import io.sportscards.ingest.Expected;
import io.sportscards.ingest.Messages;
import io.sportscards.ingest.MixedInput;
import io.sportscards.platform.server.QpidBroker;
import io.sportscards.platform.server.QpidOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a release left behind, every later one goes on from. */
class KeptSavepointsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MESSAGES = 200;
  private static final int FIRST_NEW = 1_000_000;

  @TempDir Path dir;
  private QpidBroker broker;
  private Connection connection;
  private Channel channel;
  private LocalLiveJob job;

  @BeforeEach
  void startBrokerAndPrepareJob() throws Exception {
    broker = QpidBroker.start(dir.resolve("qpid"), QpidOptions.inMemory());
    connection = broker.clients().newConnection();
    channel = connection.createChannel();
    channel.queueDeclare(LocalLiveJob.QUEUE, true, false, false, null);
    channel.confirmSelect();
    job = new LocalLiveJob(Files.createDirectory(dir.resolve("job")), archive(), broker);
  }

  @AfterEach
  void stop() throws Exception {
    job.cancel();
    connection.abort();
    broker.close();
  }

  static List<KeptSavepoint> releases() throws Exception {
    return KeptSavepoint.all();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatItHasSeenIsDroppedAndItsOpenLinesAreArchivedOnce(KeptSavepoint kept) throws Exception {
    List<RawMessage> further =
        IntStream.range(FIRST_NEW, FIRST_NEW + 30).mapToObj(n -> Messages.event(n, 0)).toList();

    job.start(kept.moveTo(dir.resolve("moved")));
    publish(kept.messages());
    publish(further);
    awaitEmptyQueue();
    job.drain();

    ArchivedLines open = kept.openLines();
    Expected newLines = Expected.of(further.stream(), LocalLiveJob.RUN);
    ArchivedLines found = ArchivedLines.read(archive());
    assertThat(found.bronze())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(open.bronze().stream(), newLines.contents().stream()).toList());
    assertThat(found.rejected()).containsExactlyInAnyOrderElementsOf(open.rejected());
    assertThat(found.conflicts()).containsExactlyInAnyOrderElementsOf(open.conflicts());
    assertThat(open.size()).isGreaterThan(MESSAGES / 2);
  }

  /** Run for a release, with the release's number: see fixtures/savepoints/README.md. */
  @Test
  @EnabledIfSystemProperty(named = "savepoint.release", matches = "\\d+\\.\\d+\\.\\d+")
  void theSavepointOfThisReleaseIsKept() throws Exception {
    List<RawMessage> messages = LongStream.range(0, MESSAGES).mapToObj(MixedInput::at).toList();

    job.start(null);
    publish(messages);
    awaitEmptyQueue();
    Path savepoint = job.savepoint();
    job.drain();

    Expected all =
        Expected.of(messages.stream().map(KeptSavepointsIT::asDelivered), LocalLiveJob.RUN);
    ArchivedLines.read(archive()).assertThatTheyAre(all);
    KeptSavepoint.keep(System.getProperty("savepoint.release"), savepoint, messages, archive());
  }

  private static RawMessage asDelivered(RawMessage message) {
    return new RawMessage(
        message.body(),
        message.contentType(),
        message.declaredType(),
        "{\"routing_key\":\"" + LocalLiveJob.QUEUE + "\"}",
        message.receivedAt());
  }

  private Path archive() {
    return dir.resolve("archive");
  }

  private void publish(List<RawMessage> messages) throws Exception {
    for (RawMessage message : messages) {
      channel.basicPublish(
          "",
          LocalLiveJob.QUEUE,
          new AMQP.BasicProperties.Builder()
              .contentType(message.contentType())
              .deliveryMode(2)
              .build(),
          message.body());
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
  }

  /** Qpid counts a message until it is acknowledged, which is when it is in a checkpoint. */
  private void awaitEmptyQueue() {
    await().atMost(PATIENCE).until(() -> channel.messageCount(LocalLiveJob.QUEUE) == 0);
  }
}
