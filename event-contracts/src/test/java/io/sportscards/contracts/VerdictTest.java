package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.contracts.events.v1.EventEnvelope;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fault of a message is its reason, and what the quarantine line says of it. */
class VerdictTest {
  private static final String ORDER = new Sample("orders.order_status_changed").jsonText();
  private static final String ACCEPTED =
      "bronze/run_id=live-1/event_type=orders.order_status_changed/event_date=2026-02-01";
  private final Decoding decoding = new Decoding();

  private static byte[] protobufOrder() {
    return new Sample("orders.order_status_changed").asProtobuf();
  }

  @Test
  void aBodyOverTheLimitIsNotParsed() {
    byte[] body = new byte[Decoding.MAX_BODY_BYTES + 1];
    assertThat(Decoding.verdict(decoding.decode(body, "no/such")))
        .isEqualTo("OVERSIZED: The body is 1048577 bytes, but at most 1048576 are expected");
    assertThat(decoding.keptBodies).isEmpty();
  }

  @Test
  void aBodyTooLargeForALineIsKeptAsideAndTheLineSaysNull() {
    ArchiveLine line = decoding.decode(new byte[(8 << 20) + 1], "application/json");
    assertThat(Lines.members(line))
        .containsEntry("body", null)
        .containsEntry("body_bytes", "8388609");
    assertThat(decoding.keptBodies)
        .containsExactly(Lines.member(line, "rejection_id") + " 8388609");
  }

  @Test
  void aBodyThatJustFitsIsInTheLine() {
    ArchiveLine line = decoding.decode(new byte[8 << 20], "application/json");
    assertThat(Lines.member(line, "body")).hasSize(((8 << 20) + 2) / 3 * 4);
    assertThat(decoding.keptBodies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        " application/json ;charset=ascii"
      })
  void parametersAndCaseOfAContentTypeAreIgnored(String contentType) {
    ArchiveLine line = decoding.decode(ORDER.getBytes(UTF_8), contentType);
    assertThat(Decoding.verdict(line)).isEqualTo(ACCEPTED);
    assertThat(Lines.member(line, "content_type")).isEqualTo("application/json");
  }

  @Test
  void otherContentTypesAreUnsupported() {
    assertThat(Decoding.verdict(decoding.decode(ORDER.getBytes(UTF_8), "text/plain")))
        .isEqualTo(
            "UNSUPPORTED_CONTENT_TYPE: The content type is \"text/plain\","
                + " but application/x-protobuf or application/json is expected");
    assertThat(Decoding.verdict(decoding.decode(ORDER.getBytes(UTF_8), null)))
        .isEqualTo(
            "UNSUPPORTED_CONTENT_TYPE: The content type is not declared,"
                + " but application/x-protobuf or application/json is expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "not json|Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or"
            + " token 'null', 'true' or 'false'), at byte 4",
        "[]|it is not one JSON object",
        "{}{}|something follows its JSON object",
        "{\"a\":1,\"a\":2}|Duplicate field 'a', at byte 10",
        "{\"payload\":{\"b\":{\"c\":1,\"c\":2}}}|Duplicate field 'c', at byte 26",
        "{\"event_id\":5} x|Unrecognized token 'x': was expecting (JSON String, Number, Array,"
            + " Object or token 'null', 'true' or 'false'), at byte 16",
        "{\"a\":NaN}|Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS`"
            + " to allow, at byte 8"
      })
  void whatIsNotOneJsonObjectIsMalformed(String body, String detail) {
    assertThat(decoding.verdictOnJson(body))
        .isEqualTo("MALFORMED_JSON: The body is not application/json: " + detail);
  }

  @Test
  void anEmptyJsonBodyIsMalformedAndAnEmptyProtobufBodyAnEmptyEnvelope() {
    assertThat(decoding.verdictOnJson(""))
        .isEqualTo("MALFORMED_JSON: The body is not application/json: it is not one JSON object");
    assertThat(Decoding.verdict(decoding.protobuf(new byte[0])))
        .isEqualTo("INVALID_ENVELOPE: event_id is not set, but is required");
  }

  @Test
  void jsonIsUtf8AndNothingElse() {
    String notUtf8 = "MALFORMED_JSON: The body is not application/json: it is not UTF-8";
    byte[] overlong = ORDER.replace("orders\"", "orderC1A1\"").getBytes(UTF_8);
    replace(overlong, "C1A1", new byte[] {(byte) 0xc1, (byte) 0xa1, ' ', ' '});
    assertThat(Decoding.verdict(decoding.decode(overlong, "application/json"))).isEqualTo(notUtf8);
    assertThat(Decoding.verdict(decoding.decode(ORDER.getBytes(UTF_16LE), "application/json")))
        .startsWith("MALFORMED_JSON: ");
    assertThat(decoding.verdictOnJson("\uFEFF" + ORDER)).startsWith("MALFORMED_JSON: ");
  }

  private static void replace(byte[] bytes, String marker, byte[] by) {
    int at = new String(bytes, UTF_8).indexOf(marker);
    System.arraycopy(by, 0, bytes, at, by.length);
  }

  @Test
  void jsonDeeperThan64IsMalformed() {
    String deepest = "[".repeat(62) + "]".repeat(62);
    assertThat(decoding.verdictOnJson(withMember("x", "{\"deep\":" + deepest + "}")))
        .isEqualTo(ACCEPTED);
    assertThat(decoding.verdictOnJson(withMember("x", "{\"deep\":[" + deepest + "]}")))
        .startsWith(
            "MALFORMED_JSON: The body is not application/json: Document nesting depth (65)");
  }

  private static String withMember(String name, String value) {
    return ORDER.replaceFirst("\\{", "{\"" + name + "\":" + value.replace("\\", "\\\\") + ",");
  }

  @Test
  void protobufDeeperThan64IsMalformed() {
    StringBuilder group = new StringBuilder();
    for (int i = 0; i < 65; i++) {
      group.insert(0, "9b06").append("9c06"); // field 99, start and end of a group
    }
    byte[] body = concat(protobufOrder(), HexFormat.of().parseHex(group));
    assertThat(Decoding.verdict(decoding.protobuf(body)))
        .startsWith("MALFORMED_PROTOBUF: The body is not application/x-protobuf: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0a", "0aff01", "07", "00", "9c06", "0a0361c3"})
  void bytesThatAreNoProtobufAreMalformed(String hex) {
    assertThat(Decoding.verdict(decoding.protobuf(HexFormat.of().parseHex(hex))))
        .startsWith("MALFORMED_PROTOBUF: The body is not application/x-protobuf: ");
  }

  @Test
  void textThatIsNotUtf8IsMalformedProtobuf() {
    assertThat(Decoding.verdict(decoding.protobuf(HexFormat.of().parseHex("0a02c328"))))
        .startsWith("MALFORMED_PROTOBUF: ");
  }

  @Test
  void aPayloadThatIsNoProtobufIsMalformed() throws InvalidProtocolBufferException {
    EventEnvelope broken =
        EventEnvelope.parseFrom(protobufOrder()).toBuilder()
            .setPayload(ByteString.copyFrom(new byte[] {0x0a, 0x7f}))
            .build();
    assertThat(Decoding.verdict(decoding.protobuf(broken.toByteArray())))
        .startsWith("MALFORMED_PROTOBUF: The payload is not application/x-protobuf: ");
  }

  @Test
  void aTypeOutsideTheCatalogIsUnknownWhateverItsPayload() {
    assertThat(
            decoding.verdictOnJson(
                ORDER.replace("\"orders.order_status_changed\"", "\"orders.order_lost\"")))
        .isEqualTo(
            "UNKNOWN_EVENT_TYPE: event_type is \"orders.order_lost\", but one of the catalog of"
                + " contract "
                + Decoding.CONTRACT.fingerprint()
                + " is expected");
  }

  @Test
  void brokenJsonComesBeforeABrokenEnvelopeAndThatBeforeABrokenPayload() {
    String badPayload = ORDER.replace("\"ORDER_STATUS_PAID\"", "7.5");
    String badBoth = badPayload.replace("\"schemaVersion\": 1", "\"schemaVersion\": 0");
    assertThat(decoding.verdictOnJson(badPayload)).startsWith("INVALID_PAYLOAD: ");
    assertThat(decoding.verdictOnJson(badBoth)).startsWith("INVALID_ENVELOPE: ");
    assertThat(decoding.verdictOnJson(badBoth + "]")).startsWith("MALFORMED_JSON: ");
  }

  @Test
  void equalBadMessagesShareAnIdentityAndOthersDoNot() {
    ArchiveLine once = decoding.json("[]");
    ArchiveLine again = decoding.json("[]");
    assertThat(again.identity())
        .isEqualTo(once.identity())
        .isEqualTo("rejected/" + Lines.member(once, "rejection_id"));
    assertThat(HexFormat.of().formatHex(once.contentHash()))
        .isEqualTo(Lines.member(once, "rejection_id"));
    assertThat(decoding.json("[ ]").identity()).isNotEqualTo(once.identity());
    assertThat(decoding.decode("[]".getBytes(UTF_8), "text/plain").identity())
        .isNotEqualTo(once.identity());
  }

  @Test
  void limitsAndRunNamesAreRefusedWhenTheyCannotHold() {
    EventContract contract = Decoding.CONTRACT;
    assertThatThrownBy(() -> new EventDecoder(contract, Decoding.RUN, 0, decoding))
        .hasMessage("The greatest body is 0 bytes; 1 to 4194304 expected");
    RunContext bad = new RunContext("rabbitmq", "live/1", 0);
    assertThatThrownBy(() -> new EventDecoder(contract, bad, 1, decoding))
        .hasMessage(
            "The run id is \"live/1\", but 1 to 128 letters, digits, dots, dashes or underscores"
                + " are expected");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
