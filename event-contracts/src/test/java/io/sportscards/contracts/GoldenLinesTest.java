package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every event type's committed sample against its committed lines. */
class GoldenLinesTest {
  private static final String REWRITE =
      "If the change is meant: mvn -pl event-contracts -am test -Dtest=GoldenLinesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfixtures.write=true";

  static Set<String> eventTypes() {
    return EventContract.current().eventTypes();
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void aSampleBecomesItsLineInEitherEncoding(String eventType) throws IOException {
    Sample sample = new Sample(eventType);
    Golden.hold(sample.protobuf(), sample.asProtobuf(), REWRITE);
    Decoding decoding = new Decoding();
    ArchiveLine fromProtobuf = decoding.protobuf(Files.readAllBytes(sample.protobuf()));
    ArchiveLine fromJson = decoding.json(sample.jsonText());

    Golden.hold(
        sample.bronze(), Lines.text(fromProtobuf) + "\n" + Lines.text(fromJson) + "\n", REWRITE);
    assertThat(fromJson.identity()).isEqualTo(fromProtobuf.identity());
    assertThat(fromJson.partition()).isEqualTo(fromProtobuf.partition());
    assertThat(fromJson.contentHash()).isEqualTo(fromProtobuf.contentHash());
    assertThat(decoding.unknownFields).isEmpty();
  }

  @Test
  void theArchivedFormOfASampleIsReadAsTheSameEvent() {
    Decoding decoding = new Decoding();
    for (String eventType : eventTypes()) {
      ArchiveLine line = decoding.json(new Sample(eventType).jsonText());
      ArchiveLine again = decoding.json(archivedEvent(line));
      assertThat(Lines.text(again)).isEqualTo(Lines.text(line));
    }
  }

  /** The event within a bronze line, as a replay would put it together. */
  static String archivedEvent(ArchiveLine line) {
    String text = Lines.text(line);
    String envelope =
        text.substring(0, text.indexOf(",\"event_date\""))
            + text.substring(text.indexOf(",\"producer\""), text.indexOf(",\"received_at\""));
    return envelope + ",\"payload\":" + Lines.member(line, "payload") + "}";
  }
}
