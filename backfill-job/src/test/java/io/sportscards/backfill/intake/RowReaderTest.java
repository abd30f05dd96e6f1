package io.sportscards.backfill.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.backfill.files.InputFile;
import io.sportscards.backfill.files.MessageReader;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant DELIVERED = Instant.parse("2026-07-01T08:00:00Z");
  private static final RowEnvelope OBSERVED =
      new RowEnvelope("market.price_observed", "card-exchange", "observed_at", "sku");

  private final EventDecoder decoder =
      new EventDecoder(
          EventContract.current(),
          new RunContext("files", "files-1", 0),
          1 << 20,
          new DecodeObserver() {
            @Override
            public void unknownField(String eventType) {}

            @Override
            public void keepBody(String rejectionId, byte[] body) {}
          });

  @Test
  void aRowOfNdjsonIsThePayloadOfAnEventMadeOfItsFileAndLine() throws Exception {
    JsonNode line =
        decoded(
                "prices.ndjson",
                """
                {"sku":"FB25-101","marketplace":"ebay","price":{"currency_code":"USD","amount":"12.50"},"observed_at":"2026-06-30T10:00:00Z"}
                """)
            .get(0);

    assertThat(line.get("event_id").asText()).isEqualTo("ab12:1");
    assertThat(line.get("event_type").asText()).isEqualTo("market.price_observed");
    assertThat(line.get("occurred_at").asText()).isEqualTo("2026-06-30T10:00:00.000000Z");
    assertThat(line.get("producer").asText()).isEqualTo("card-exchange");
    assertThat(line.get("aggregate_id").asText()).isEqualTo("FB25-101");
    assertThat(line.get("received_at").asText()).isEqualTo("2026-07-01T08:00:00.000000Z");
    assertThat(line.get("source").asText()).isEqualTo("files");
    assertThat(line.get("payload").get("price").toString())
        .isEqualTo("{\"currency_code\":\"USD\",\"amount\":\"12.5\"}");
    assertThat(line.get("payload_raw").isNull()).isTrue();
  }

  @Test
  void csvSaysTheSameUnderOtherNumbersOfLines() throws Exception {
    List<JsonNode> lines =
        decoded(
            "prices.csv",
            """
            \uFEFFsku,marketplace,price.amount,price.currency_code,grade,observed_at\r
            FB25-101,"ebay, old",12.50,USD,,2026-06-30T10:00:00Z\r
            \r
            FB25-102,ebay,3,EUR,9.5,2026-06-30T11:00:00Z""");

    assertThat(lines)
        .extracting(line -> line.get("event_id").asText())
        .containsExactly("ab12:2", "ab12:4");
    assertThat(lines.get(0).get("payload").toString())
        .isEqualTo(
            "{\"sku\":\"FB25-101\",\"marketplace\":\"ebay, old\",\"price\":{\"currency_code\":\"USD\",\"amount\":\"12.5\"},\"observed_at\":\"2026-06-30T10:00:00.000000Z\"}");
    assertThat(lines.get(1).get("payload").get("grade").asText()).isEqualTo("9.5");
  }

  @Test
  void aBadLineIsRejectedAsItIsWithItsFileAndLine() throws Exception {
    List<JsonNode> lines =
        decoded(
            "prices.ndjson",
            """
            {"sku":"FB25-101"
            ["FB25-101"]
            {"sku":"FB25-101"} {"sku":"FB25-102"}
            {"sku":"FB25-101","marketplace":"ebay"}
            """);

    assertThat(lines)
        .extracting(line -> line.get("reason").asText())
        .containsExactly("MALFORMED_JSON", "MALFORMED_JSON", "MALFORMED_JSON", "INVALID_ENVELOPE");
    assertThat(new String(lines.get(0).get("body").binaryValue(), UTF_8))
        .isEqualTo("{\"sku\":\"FB25-101\"");
    assertThat(JSON.readTree(lines.get(1).get("headers").asText()).toString())
        .isEqualTo(
            "{\"file\":\"s3://cards/inbox/prices.ndjson\",\"line\":2,\"fault\":\"it is not one JSON object\"}");
    assertThat(lines.get(3).get("detail").asText())
        .isEqualTo("occurred_at is not set, but is required");
  }

  @Test
  void aRowCannotSayWhatItsEnvelopeSays() throws Exception {
    JsonNode line =
        decoded(
                "prices.ndjson",
                """
                {"event_id":"mine","sku":"FB25-101","marketplace":"ebay","price":{"currency_code":"USD","amount":"1"},"observed_at":"2026-06-30T10:00:00Z"},"event_id":"mine"
                """)
            .get(0);

    assertThat(line.get("reason").asText()).isEqualTo("MALFORMED_JSON");
  }

  @Test
  void aCsvRowWithOtherColumnsThanItsHeaderIsRejectedWithTheCounts() throws Exception {
    List<JsonNode> lines =
        decoded("prices.csv.zst", "sku,observed_at\nFB25-101\nFB25-101,2026-06-30T10:00:00Z,3\n");

    assertThat(lines)
        .extracting(line -> line.get("reason").asText())
        .containsExactly("UNSUPPORTED_CONTENT_TYPE", "UNSUPPORTED_CONTENT_TYPE");
    assertThat(lines.get(0).get("content_type").asText()).isEqualTo("text/csv");
    assertThat(JSON.readTree(lines.get(0).get("headers").asText()).get("fault").asText())
        .isEqualTo("it has 1 columns, but the header has 2");
    assertThat(JSON.readTree(lines.get(1).get("headers").asText()).get("line").asLong())
        .isEqualTo(3);
  }

  @Test
  void aHeaderThatNamesAColumnTwiceMakesNoRows() throws Exception {
    JsonNode line = decoded("prices.csv", "sku,sku\na,b\n").get(0);

    assertThat(JSON.readTree(line.get("headers").asText()).get("fault").asText())
        .isEqualTo("the header names a column \"sku\", but a name that comes once is expected");
  }

  @Test
  void aLineOverTheLimitStaysInItsFile() throws Exception {
    JsonNode line = decoded("prices.ndjson", "x".repeat((16 << 20) + 5) + "\n").get(0);

    assertThat(line.get("reason").asText()).isEqualTo("OVERSIZED");
    assertThat(line.get("body").isNull()).isTrue();
    assertThat(line.get("body_bytes").asLong()).isEqualTo((16 << 20) + 5);
  }

  private List<JsonNode> decoded(String name, String content) throws Exception {
    InputFile file =
        new InputFile("s3://cards/inbox/" + name, 1, null, "ab12", DELIVERED.toEpochMilli());
    List<JsonNode> lines = new ArrayList<>();
    try (MessageReader reader =
        RowReader.of(OBSERVED).open(file, new ByteArrayInputStream(content.getBytes(UTF_8)))) {
      for (RawMessage row = reader.next(); row != null; row = reader.next()) {
        lines.add(JSON.readTree(decoder.decode(row).line()));
      }
    }
    return lines;
  }
}
