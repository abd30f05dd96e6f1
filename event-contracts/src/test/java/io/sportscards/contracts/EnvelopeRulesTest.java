package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the envelope's fields, in JSON because it can break more of them. */
class EnvelopeRulesTest {
  private static final String EVENT =
      """
      {"event_id":"e-1","event_type":"catalog.card_retired","schema_version":1,\
      "occurred_at":"2026-07-01T00:00:00Z","producer":"card-catalog","aggregate_id":"SKU-1",\
      "payload":{"sku":"SKU-1","retired_on":"2026-07-01"}}""";
  private static final String ACCEPTED =
      "bronze/run_id=live-1/event_type=catalog.card_retired/event_date=";
  private final Decoding decoding = new Decoding();

  private String verdictWith(String member, String value) {
    String name = "\"" + member + "\":";
    int start = EVENT.indexOf(name) + name.length();
    int end = EVENT.indexOf(",\"", start);
    return decoding.verdictOnJson(EVENT.substring(0, start) + value + EVENT.substring(end));
  }

  @Test
  void theEventIsAcceptedAsItIs() {
    assertThat(decoding.verdictOnJson(EVENT)).isEqualTo(ACCEPTED + "2026-07-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_id",
        "event_type",
        "schema_version",
        "occurred_at",
        "producer",
        "aggregate_id"
      })
  void everyFieldIsRequired(String field) {
    assertThat(verdictWith(field, "null"))
        .isEqualTo("INVALID_ENVELOPE: " + field + " is not set, but is required");
  }

  @Test
  void thePayloadIsRequiredAndAnObject() {
    String payload = EVENT.substring(EVENT.indexOf("{\"sku\""), EVENT.length() - 1);
    assertThat(decoding.verdictOnJson(EVENT.replace(payload, "null")))
        .isEqualTo("INVALID_ENVELOPE: payload is not set, but is required");
    assertThat(decoding.verdictOnJson(EVENT.replace(payload, "\"CgE=\"")))
        .isEqualTo("INVALID_ENVELOPE: payload is a string, but an object is expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "event_id|\"\"|is empty, but is required",
        "event_id|\"a b\"|is \"a b\", but text that matches [A-Za-z0-9._:-]+ is expected",
        "event_id|\"a/b\"|is \"a/b\", but text that matches [A-Za-z0-9._:-]+ is expected",
        "event_id|17|is a number, but a string is expected",
        "event_type|\"../x\"|is \"../x\", but text that matches"
            + " [a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)* is expected",
        "schema_version|0|is 0, but at least 1 is expected",
        "schema_version|2147483648|is \"2147483648\", but an integer from -2147483648 to 2147483647"
            + " is expected",
        "schema_version|true|is true or false, but an integer from -2147483648 to 2147483647 is"
            + " expected",
        "occurred_at|\"yesterday\"|is \"yesterday\", but a time such as \"2026-01-31T12:00:00Z\" is"
            + " expected",
        "occurred_at|1769860800|is a number, but a time such as \"2026-01-31T12:00:00Z\" is"
            + " expected",
        "occurred_at|\"1999-12-31T23:59:59.999999999Z\"|is 1999-12-31T23:59:59.999999999Z, but"
            + " 2000-01-01T00:00:00Z or later is expected",
        "occurred_at|\"2026-08-01T23:59:59.987655Z\"|is 2026-08-01T23:59:59.987655Z, but at most 24"
            + " hours after it was received, at 2026-07-31T23:59:59.987654321Z, is expected",
        "producer|\"a\\u0000b\"|holds the character U+0000, which a warehouse cannot",
        "producer|\"\\ud83d\"|holds half of a surrogate pair, which is no character",
        "producer|\"\\udc00\\ud800\"|holds half of a surrogate pair, which is no character",
        "aggregate_id|\"\"|is empty, but is required"
      })
  void aBrokenRuleIsNamed(String field, String value, String sentence) {
    assertThat(verdictWith(field, value)).isEqualTo("INVALID_ENVELOPE: " + field + " " + sentence);
  }

  @Test
  void lengthsAreCountedInCharactersNotInUnits() {
    assertThat(verdictWith("event_id", "\"" + "x".repeat(128) + "\"")).startsWith(ACCEPTED);
    assertThat(verdictWith("event_id", "\"" + "x".repeat(129) + "\""))
        .isEqualTo("INVALID_ENVELOPE: event_id has 129 characters, but at most 128 are expected");
    assertThat(verdictWith("producer", "\"" + "\uD83C\uDCCF".repeat(128) + "\""))
        .startsWith(ACCEPTED);
    assertThat(verdictWith("producer", "\"" + "\uD83C\uDCCF".repeat(129) + "\""))
        .isEqualTo("INVALID_ENVELOPE: producer has 129 characters, but at most 128 are expected");
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00Z,2000-01-01",
    "2026-08-01T23:59:59.987654Z,2026-08-01",
    "2026-06-30T23:30:00-00:45,2026-07-01",
    "2026-07-01T00:30:00+01:00,2026-06-30"
  })
  void theDayIsThatOfTheEventInUtc(String occurredAt, String date) {
    assertThat(verdictWith("occurred_at", "\"" + occurredAt + "\"")).isEqualTo(ACCEPTED + date);
  }

  @Test
  void whatIsFinerThanMicrosecondsIsCutOff() {
    String event = EVENT.replace("00:00:00Z", "00:00:00.123456999Z");
    assertThat(Lines.member(decoding.json(event), "occurred_at"))
        .isEqualTo("2026-07-01T00:00:00.123456Z");
  }

  @Test
  void whatIsKnownOfARejectedEventIsInItsLine() {
    ArchiveLine line = decoding.json(EVENT.replace("\"SKU-1\",\"retired", "5,\"retired"));
    assertThat(Lines.members(line))
        .containsEntry("reason", "INVALID_PAYLOAD")
        .containsEntry("event_id", "e-1")
        .containsEntry("event_type", "catalog.card_retired")
        .containsEntry("event_date", "2026-07-01");
  }

  @Test
  void whatTheTransportSaysFillsInForABodyThatCannotBeRead() {
    RawMessage message =
        new RawMessage(
            new byte[] {1, 2},
            "application/json",
            "orders.order_placed",
            "{\"id\":17,\"event_id\":\"e-7\",\"occurred_at\":\"2026-07-02T01:00:00+02:00\"}",
            Decoding.RECEIVED_AT);
    assertThat(Lines.members(decoding.decode(message)))
        .containsEntry("event_id", "e-7")
        .containsEntry("event_type", "orders.order_placed")
        .containsEntry("event_date", "2026-07-01")
        .containsEntry("headers", message.headers());
  }

  @Test
  void whatTheTransportSaysIsNotBelievedAgainstTheRules() {
    RawMessage message =
        new RawMessage(
            new byte[0],
            "no/\uD800such\0",
            "../../etc",
            "{\"event_id\":\"a b\",\"occurred_at\":\"soon\",\"x\":[",
            Decoding.RECEIVED_AT);
    assertThat(Lines.members(decoding.decode(message)))
        .containsEntry("content_type", "no/\uFFFDsuch\uFFFD")
        .containsEntry("event_id", null)
        .containsEntry("event_type", null)
        .containsEntry("event_date", null);
  }
}
