package io.sportscards.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.backfill.intake.RowEnvelope;
import io.sportscards.backfill.replay.TimeRange;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.archive.Manifest;
import io.sportscards.ingest.archive.ManifestName;
import io.sportscards.ingest.archive.Manifests;
import io.sportscards.ingest.run.RunRecords;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files as bounded ends of the graph: an earlier run's, and those that were delivered. */
class ReplayJobIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant RECEIVED_AT = Instant.parse("2026-07-01T08:00:00Z");
  private static final GeneratorSettings EVENTS =
      GeneratorSettings.of(7, 3_000).withFaults(new FaultMix(0, 0.02, 0, 0.05, 0, 0.05));

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path dir;
  private Path archive;
  private String root;

  @BeforeEach
  void places() {
    archive = dir.resolve("archive");
    root = "file://" + archive;
  }

  @Test
  void aReplayHoldsWhatItsSourceHoldsUnderAHigherGeneration() throws Exception {
    Map<String, JsonNode> written = writeLiveRun();

    replay("replay-1", false, null, null);
    replay("replay-2", true, null, null);

    Map<String, JsonNode> events = linesOf("replay-1");
    Map<String, JsonNode> rejected = linesOf("replay-2");
    assertThat(events).hasSizeGreaterThan(2_000);
    assertThat(rejected).hasSizeGreaterThan(50);
    assertThat(events.values()).allMatch(line -> line.get("generation").asInt() == 1);
    Map<String, JsonNode> both = new TreeMap<>(events);
    both.putAll(rejected);
    assertThat(withoutRun(both)).isEqualTo(withoutRun(written));
    assertThat(new RunRecords(root).read("replay-2").orElseThrow().generation()).isEqualTo(2);
  }

  @Test
  void aRangeIsReadItsStartIncludedItsEndNot() throws Exception {
    Map<String, JsonNode> written = writeLiveRun();
    List<String> times =
        written.values().stream()
            .filter(line -> line.has("occurred_at"))
            .map(line -> line.get("occurred_at").asText())
            .sorted()
            .toList();
    Instant from = Instant.parse(times.get(times.size() / 4));
    Instant to = Instant.parse(times.get(times.size() / 2));

    replay("replay-1", false, from, to);

    assertThat(linesOf("replay-1").keySet())
        .containsExactlyInAnyOrderElementsOf(
            written.entrySet().stream()
                .filter(entry -> entry.getValue().has("occurred_at"))
                .filter(entry -> isWithin(entry.getValue(), from, to))
                .map(Map.Entry::getKey)
                .toList());
  }

  @Test
  void aRunThatIsUnknownOrNotFinishedIsRefused() throws Exception {
    writeLiveRun();
    replay("replay-1", false, null, null);

    assertThatThrownBy(() -> replayOf("replay-1", "replay-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Run replay-1 is not finished, so nothing of it counts; let it finish, or give another --source-run");
    assertThatThrownBy(() -> replayOf("live-9", "replay-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no run live-9 below "
                + root
                + "/_runs; give the id of one that there is as --source-run");
  }

  @Test
  void aFileThatWasDeliveredTwiceCountsOnceInARunAndHasTheSameEventsInAnother() throws Exception {
    Path inbox = Files.createDirectories(dir.resolve("inbox"));
    String row =
        "{\"sku\":\"FB25-%d\",\"marketplace\":\"ebay\",\"price\":{\"currency_code\":\"USD\",\"amount\":\"12.50\"},\"observed_at\":\"2026-06-30T10:00:00Z\"}%n";
    Files.writeString(inbox.resolve("a.ndjson"), row.formatted(1) + "{broken\n" + row.formatted(2));
    Files.copy(inbox.resolve("a.ndjson"), inbox.resolve("b.ndjson"));
    Files.writeString(
        inbox.resolve("c.csv"),
        "sku,marketplace,price.amount,price.currency_code,observed_at\nFB25-3,ebay,1.25,USD,2026-06-30T10:00:00Z\n");

    intake("files-1", "file://" + inbox);
    intake("files-2", "file://" + inbox.resolve("b.ndjson"));

    assertThat(linesOf("files-1").values())
        .extracting(line -> line.path("aggregate_id").asText(line.path("reason").asText()))
        .containsExactlyInAnyOrder("FB25-1", "FB25-2", "FB25-3", "MALFORMED_JSON");
    assertThat(linesOf("files-1").keySet()).containsAll(linesOf("files-2").keySet());
    assertThat(linesOf("files-2")).hasSize(3);
  }

  private Map<String, JsonNode> writeLiveRun() throws Exception {
    EventDecoder decoder =
        new EventDecoder(
            EventContract.current(),
            new RunContext("rabbitmq", "live-1", 0),
            1 << 20,
            new DecodeObserver() {
              @Override
              public void unknownField(String eventType) {}

              @Override
              public void keepBody(String rejectionId, byte[] body) {}
            });
    Map<String, ArchiveLine> lines = new TreeMap<>();
    EventStream stream = EventStream.of(EVENTS);
    while (stream.hasNext()) {
      Message message = stream.next();
      ArchiveLine line =
          decoder.decode(
              new RawMessage(
                  message.body(), message.contentType(), message.eventType(), null, RECEIVED_AT));
      lines.putIfAbsent(line.identity(), line);
    }
    WrittenRun.write(archive, "live-1", new ArrayList<>(lines.values()));
    return linesOf("live-1");
  }

  private void replay(String runId, boolean quarantine, Instant from, Instant to) throws Exception {
    run(new ReplaySettings(bounded(runId), "live-1", quarantine, new TimeRange(from, to)));
  }

  private void replayOf(String sourceRun, String runId) throws Exception {
    run(new ReplaySettings(bounded(runId), sourceRun, false, new TimeRange(null, null)));
  }

  private static void run(ReplaySettings replay) throws Exception {
    StreamExecutionEnvironment env = BoundedJob.environment(replay.run());
    ReplayJob.plan(env, replay, EventContract.current());
    env.execute();
  }

  private void intake(String runId, String files) throws Exception {
    IntakeSettings intake =
        new IntakeSettings(
            bounded(runId),
            files,
            new RowEnvelope("market.price_observed", "card-exchange", "observed_at", "sku"));
    StreamExecutionEnvironment env = BoundedJob.environment(intake.run());
    IntakeJob.plan(env, intake, EventContract.current());
    env.execute();
  }

  private BoundedRun bounded(String runId) {
    return new BoundedRun(root, runId, 128 << 20, 1 << 20, null, Duration.ofSeconds(5), 2);
  }

  private static boolean isWithin(JsonNode line, Instant from, Instant to) {
    Instant time = Instant.parse(line.get("occurred_at").asText());
    return !time.isBefore(from) && time.isBefore(to);
  }

  /** By event_id or rejection_id; a line that is there twice fails. */
  private Map<String, JsonNode> linesOf(String runId) throws Exception {
    Manifests manifests = new Manifests(root);
    Map<String, JsonNode> lines = new TreeMap<>();
    long counted = 0;
    for (ManifestName name : manifests.names(runId)) {
      for (Manifest.Entry file : manifests.read(name).files()) {
        counted += file.lines();
        try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new ZstdInputStream(Files.newInputStream(archive.resolve(file.path()))),
                    StandardCharsets.UTF_8))) {
          for (String text = in.readLine(); text != null; text = in.readLine()) {
            JsonNode line = JSON.readTree(text);
            String id = line.path("event_id").asText("") + line.path("rejection_id").asText("");
            assertThat(lines.put(id, line)).as(id).isNull();
          }
        }
      }
    }
    assertThat(lines).hasSize(Math.toIntExact(counted));
    return lines;
  }

  private static Map<String, JsonNode> withoutRun(Map<String, JsonNode> lines) {
    Map<String, JsonNode> stripped = new TreeMap<>();
    lines.forEach(
        (id, line) -> {
          ObjectNode copy = line.deepCopy();
          copy.remove(List.of("source", "run_id", "generation"));
          stripped.put(id, copy);
        });
    return stripped;
  }
}
