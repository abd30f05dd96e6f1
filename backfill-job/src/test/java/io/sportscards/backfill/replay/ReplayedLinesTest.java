package io.sportscards.backfill.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sportscards.backfill.files.MessageFormat;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the same contract a replay of a run says what the run said. */
class ReplayedLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant RECEIVED_AT = Instant.parse("2026-07-01T08:00:00.123456Z");
  private static final TimeRange EVER = new TimeRange(null, null);
  private static final FaultMix MANY = new FaultMix(0.1, 0.05, 0.02, 0.2, 0.1, 0.1);

  private enum Kind {
    BRONZE,
    QUARANTINE
  }

  @TempDir private Path archive;

  @Test
  void everyGeneratedLineComesOutAgainButForItsRun() throws Exception {
    EventDecoder live = decoder(new RunContext("rabbitmq", "live-1", 0));
    EventDecoder replay = decoder(new RunContext("replay", "replay-1", 1));
    LineMessages bronze = new BronzeMessages(EVER);
    LineMessages quarantine =
        new QuarantineMessages(archive.toString(), EVER, MessageFormat::openOnFlink);
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    EventStream stream = EventStream.of(GeneratorSettings.of(5, 4_000).withFaults(MANY));
    while (stream.hasNext()) {
      Message message = stream.next();
      ArchiveLine first =
          live.decode(
              new RawMessage(
                  message.body(), message.contentType(), message.eventType(), null, RECEIVED_AT));
      Kind kind = first.partition().startsWith("bronze/") ? Kind.BRONZE : Kind.QUARANTINE;
      ArchiveLine again =
          replay.decode((kind == Kind.BRONZE ? bronze : quarantine).read(first.line()));

      counts.merge(kind, 1, Integer::sum);
      assertThat(again.identity()).isEqualTo(first.identity());
      assertThat(again.contentHash()).isEqualTo(first.contentHash());
      assertThat(again.receivedAtMillis()).isEqualTo(first.receivedAtMillis());
      assertThat(again.partition())
          .isEqualTo(first.partition().replace("run_id=live-1", "run_id=replay-1"));
      assertThat(withoutRun(again)).isEqualTo(withoutRun(first));
    }

    assertThat(counts.get(Kind.BRONZE)).isGreaterThan(1_000);
    assertThat(counts.get(Kind.QUARANTINE)).isGreaterThan(100);
  }

  @Test
  void onlyTimesOfTheRangeAreReadItsStartIncludedItsEndNot() throws Exception {
    byte[] line =
        """
        {"event_id":"e1","occurred_at":"2026-07-01T08:00:00.000000Z","received_at":"2026-07-02T09:00:00.000000Z"}"""
            .getBytes(UTF_8);
    Instant occurred = Instant.parse("2026-07-01T08:00:00Z");

    assertThat(new BronzeMessages(new TimeRange(occurred, null)).read(line)).isNotNull();
    assertThat(new BronzeMessages(new TimeRange(null, occurred)).read(line)).isNull();
    assertThat(new BronzeMessages(new TimeRange(occurred.plusMillis(1), null)).read(line)).isNull();
    assertThat(
            new QuarantineMessages(
                    archive.toString(),
                    new TimeRange(null, Instant.parse("2026-07-02T09:00:00Z")),
                    MessageFormat::openOnFlink)
                .read(line))
        .isNull();
  }

  @Test
  void aBodyThatTheQuarantineKeepsApartIsReadFromThere() throws Exception {
    Path body = archive.resolve("quarantine_bodies/0123");
    Files.createDirectories(body.getParent());
    Files.write(body, new byte[] {1, 2, 3});
    byte[] line =
        """
        {"rejection_id":"0123","reason":"OVERSIZED","received_at":"2026-07-02T09:00:00.000000Z","content_type":"application/json","headers":"{\\"type\\":\\"x\\"}","body":null,"body_bytes":3,"event_type":null}"""
            .getBytes(UTF_8);

    RawMessage message =
        new QuarantineMessages(archive.toString(), EVER, MessageFormat::openOnFlink).read(line);

    assertThat(message.body()).containsExactly(1, 2, 3);
    assertThat(message.contentType()).isEqualTo("application/json");
    assertThat(message.headers()).isEqualTo("{\"type\":\"x\"}");
    assertThat(message.declaredType()).isNull();
  }

  @Test
  void aBodyThatWasNeverFetchedStaysWhereItIs() throws Exception {
    EventDecoder first = decoder(new RunContext("journal", "backfill-1", 0));
    ArchiveLine line =
        first.decode(
            RawMessage.withBodyLeft(
                20 << 20, "application/json", "a.b", "{\"id\":7}", RECEIVED_AT));

    RawMessage again =
        new QuarantineMessages(archive.toString(), EVER, MessageFormat::openOnFlink)
            .read(line.line());

    assertThat(again.isBodyLeft()).isTrue();
    assertThat(again.bodyBytes()).isEqualTo(20 << 20);
    assertThat(decoder(new RunContext("replay", "replay-1", 1)).decode(again).identity())
        .isEqualTo(line.identity());
  }

  @Test
  void aConflictingDuplicateStaysWhereItIs() throws Exception {
    byte[] line =
        """
        {"rejection_id":"0123","reason":"CONFLICTING_DUPLICATE","received_at":"2026-07-02T09:00:00.000000Z","body":"e30="}"""
            .getBytes(UTF_8);

    assertThat(
            new QuarantineMessages(archive.toString(), EVER, MessageFormat::openOnFlink).read(line))
        .isNull();
  }

  private static JsonNode withoutRun(ArchiveLine line) throws Exception {
    ObjectNode json = (ObjectNode) JSON.readTree(line.line());
    json.remove(List.of("source", "run_id", "generation"));
    return json;
  }

  private static EventDecoder decoder(RunContext run) {
    return new EventDecoder(
        EventContract.current(),
        run,
        1 << 20,
        new DecodeObserver() {
          @Override
          public void unknownField(String eventType) {}

          @Override
          public void keepBody(String rejectionId, byte[] body) {
            throw new AssertionError("No generated body is over 8 MiB.");
          }
        });
  }
}
