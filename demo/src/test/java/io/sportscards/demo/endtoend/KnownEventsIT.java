package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sportscards.demo.endtoend.CardsProcess.Answer;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.ledger.CheckReport;
import io.sportscards.platform.ledger.Demands;
import io.sportscards.platform.ledger.LedgerEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin with what others have seen: their files hold what those do not, exactly. */
class KnownEventsIT {
  private static final String REPLAY = "replay-since";
  private static final GeneratorSettings EARLY = events(1, 1_000);
  private static final GeneratorSettings BACKLOG = events(2, 16_000);
  private static final GeneratorSettings LATER = events(3, 500);

  private static final String HISTORY_TABLE = "history";
  private static final String BACKFILL = "backfill-history";
  private static final GeneratorSettings HISTORY = events(4, 3_000);
  private static final GeneratorSettings MEANWHILE = events(5, 1_000);
  private static final GeneratorSettings AFTERWARDS = events(6, 500);

  @TempDir static Path dir;
  private static OperatedStack stack;
  private static CardsProcess cards;

  @BeforeAll
  static void start() throws Exception {
    stack = OperatedStack.start(dir);
    cards = stack.cards;
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  /** No message says what another says, so that each is seen or not for itself. */
  private static GeneratorSettings events(int seed, long events) {
    return GeneratorSettings.of(seed, events).withFaults(new FaultMix(0, 0, 0.01, 0.01, 0, 0.01));
  }

  /**
   * A replay from a savepoint that was taken while over 10,000 messages waited; a task manager is
   * killed meanwhile.
   */
  @Test
  void filesOfAReplayAreTheRowsFromThenOnThatTheSavepointHadNotSeen() throws Exception {
    stack.publish(EARLY);
    Instant from = stack.journalTime();
    stack.publish(BACKLOG);
    int published = messages(EARLY).size() + messages(BACKLOG).size();
    awaitMessages(waiting -> waiting == published);
    // until a checkpoint acknowledges them, it takes 800 messages for each of two readers
    cards
        .run("live", "--prefetch", "800", "--channels", "1", "--checkpoint-interval", "PT5S")
        .succeeded();
    awaitMessages(waiting -> waiting < published);
    String savepoint = cards.run("stop").succeeded();
    Map<OperatedStack.Queued, Integer> queued = stack.queued();
    assertThat(queued.size()).isBetween(10_000, published - 1_200);

    assertRefused(
        replay(savepoint, from),
        " open files that no manifest names yet",
        "./cards backfill --by recorded_at --from " + from);
    cards.run("live", "--savepoint", savepoint).succeeded();
    stack.publish(LATER);
    stack.awaitEmptyQueue();
    cards.run("stop", "--drain").succeeded();
    CheckReport live = stack.check(OperatedStack.RUN, all(EARLY, BACKLOG, LATER));
    assertThat(live.firstProblems()).isEmpty();

    FutureTask<Answer> replay = new FutureTask<>(() -> replay(savepoint, from));
    new Thread(replay, "replay").start();
    stack.killATaskManagerOf(REPLAY);
    Answer done = replay.get();

    List<LedgerEntry> unseen = unseen(queued);
    long rows = rows(BACKLOG) + rows(LATER);
    assertThat(done.succeeded())
        .contains(
            "All counts agree. Run replay-since is finished: readers take it.",
            "%,d rows up to id".formatted(rows));
    CheckReport replayed = stack.check(REPLAY, unseen::forEach);
    assertThat(replayed.firstProblems()).isEmpty();
    assertThat(replayed.lines()).isEqualTo(unseen.size());
    assertThat(stack.keys("_flink/savepoints/" + REPLAY)).isEmpty();
    assertRefused(replay(savepoint, from, "--restart"), "Run replay-since was finished at ");
  }

  /** The queue is there from the beginning on and keeps what the backfill archives. */
  @Test
  void aLiveRunAfterABackfillArchivesWhatThatHasNot() throws Exception {
    stack.publish(HISTORY, HISTORY_TABLE);
    cards
        .run(
            "backfill",
            "--postgres-table",
            HISTORY_TABLE,
            "--run-id",
            BACKFILL,
            "--from",
            "2000-01-01",
            "--to",
            "2100-01-01")
        .succeeded();
    stack.publish(MEANWHILE, HISTORY_TABLE);

    String seen = cards.run("bootstrap", "--run-id", "live-2").succeeded();
    cards.run("live", "--run-id", "live-2", "--savepoint", seen).succeeded();
    stack.publish(AFTERWARDS, HISTORY_TABLE);
    stack.awaitEmptyQueue();
    cards.run("stop", "--run-id", "live-2", "--drain").succeeded();

    CheckReport history = stack.check(BACKFILL, all(HISTORY));
    assertThat(history.firstProblems()).isEmpty();
    CheckReport live = stack.check("live-2", unlike(HISTORY, MEANWHILE, AFTERWARDS));
    assertThat(live.firstProblems()).isEmpty();
    assertThat(live.lines()).isGreaterThan(1_500);
  }

  private static void awaitMessages(LongPredicate enough) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> enough.test(stack.messages()));
  }

  private static Answer replay(String savepoint, Instant from, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--savepoint",
                savepoint,
                "--from",
                from.toString(),
                "--run-id",
                REPLAY,
                "--checkpoint-interval",
                "PT1S"));
    arguments.addAll(List.of(more));
    return cards.run(arguments.toArray(String[]::new));
  }

  /** What nobody had taken of the queue at the savepoint, and what came later. */
  private static List<LedgerEntry> unseen(Map<OperatedStack.Queued, Integer> queued) {
    Map<OperatedStack.Queued, Integer> published = new HashMap<>();
    Stream.of(EARLY, BACKLOG)
        .flatMap(events -> messages(events).stream())
        .forEach(message -> published.merge(key(message), 1, Integer::sum));
    Map<OperatedStack.Queued, LedgerEntry> unseen = new HashMap<>();
    Stream.of(BACKLOG, LATER)
        .flatMap(events -> messages(events).stream())
        .filter(m -> Objects.equals(published.get(key(m)), queued.get(key(m))))
        .forEach(message -> unseen.putIfAbsent(key(message), message.expected()));
    assertThat(unseen.size()).isGreaterThan(10_000);
    return List.copyOf(unseen.values());
  }

  private static OperatedStack.Queued key(Message message) {
    return OperatedStack.Queued.of(message.contentType(), message.body());
  }

  /** The journal has each message once, also of those that say nothing and are all equal. */
  private static long rows(GeneratorSettings events) {
    return messages(events).stream().filter(message -> !message.isRepeat()).count();
  }

  private static Demands all(GeneratorSettings... streams) {
    return entries -> {
      for (GeneratorSettings events : streams) {
        messages(events).forEach(message -> entries.accept(message.expected()));
      }
    };
  }

  /** Of the streams' messages those that say nothing that an earlier stream has said. */
  private static Demands unlike(GeneratorSettings earlier, GeneratorSettings... streams) {
    Set<OperatedStack.Queued> said =
        messages(earlier).stream().map(KnownEventsIT::key).collect(Collectors.toSet());
    return entries ->
        Stream.of(streams)
            .flatMap(events -> messages(events).stream())
            .filter(message -> !said.contains(key(message)))
            .forEach(message -> entries.accept(message.expected()));
  }

  private static List<Message> messages(GeneratorSettings events) {
    List<Message> messages = new ArrayList<>();
    EventStream.of(events).forEachRemaining(messages::add);
    return messages;
  }

  private static void assertRefused(Answer answer, String... why) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(2);
    assertThat(answer.err()).contains(why);
  }
}
