package io.sportscards.backfill.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.journal.JournalRow;
import io.sportscards.contracts.RawMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowToMessageTest {
  private static final Instant RECORDED_AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final Map<String, Object> ROW =
      Map.of(
          "event_id",
          "e-\"1\"",
          "event_type",
          "orders.order_placed",
          "occurred_at",
          Instant.parse("2026-01-31T11:00:00.5Z"),
          "content_type",
          "application/json",
          "recorded_at",
          RECORDED_AT,
          "body",
          "{}".getBytes(UTF_8));

  private final RowToMessage reader = new RowToMessage("events");

  private static final class Row implements JournalRow {
    private final Map<String, Object> values = new HashMap<>(ROW);
    private long omitted;

    private Row with(String column, Object value) {
      values.put(column, value);
      return this;
    }

    private Row withoutBodyOf(long bytes) {
      omitted = bytes;
      return with("body", null);
    }

    @Override
    public long id() {
      return 17;
    }

    @Override
    public String text(String column) {
      return (String) values.get(column);
    }

    @Override
    public byte[] bytes(String column) {
      return (byte[]) values.get(column);
    }

    @Override
    public Instant instant(String column) {
      return (Instant) values.get(column);
    }

    @Override
    public long number(String column) {
      throw new UnsupportedOperationException(column);
    }

    @Override
    public Object value(String column) {
      throw new UnsupportedOperationException(column);
    }

    @Override
    public long omittedBytes(String column) {
      return column.equals("body") ? omitted : 0;
    }
  }

  @Test
  void aMessageIsAsItWasPublishedAndSeenWhenItWasRecorded() {
    RawMessage message = reader.read(new Row());

    assertThat(message.body()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(message.contentType()).isEqualTo("application/json");
    assertThat(message.declaredType()).isEqualTo("orders.order_placed");
    assertThat(message.receivedAt()).isEqualTo(RECORDED_AT);
    assertThat(message.headers())
        .isEqualTo(
            "{\"id\":17,\"event_id\":\"e-\\\"1\\\"\",\"event_type\":\"orders.order_placed\",\"occurred_at\":\"2026-01-31T11:00:00.500Z\"}");
  }

  @Test
  void anEmptyContentTypeWasNotDeclared() {
    assertThat(reader.read(new Row().with("content_type", "")).contentType()).isNull();
  }

  @Test
  void longTextsAreCut() {
    RawMessage message =
        reader.read(
            new Row().with("content_type", "c".repeat(300)).with("event_id", "e".repeat(300)));

    assertThat(message.contentType()).hasSize(255);
    assertThat(message.headers()).contains("\"event_id\":\"" + "e".repeat(256) + "\",");
  }

  @Test
  void aBodyThatWasLeftSaysWhereItIs() {
    RawMessage message = reader.read(new Row().withoutBodyOf(17 << 20));

    assertThat(message.isBodyLeft()).isTrue();
    assertThat(message.bodyBytes()).isEqualTo(17 << 20);
    assertThat(message.headers()).startsWith("{\"body_left_in\":\"events\",\"id\":17,");
  }

  @Test
  void aRowThatLacksWhatNoneMayLackIsNamed() {
    assertThatThrownBy(() -> reader.read(new Row().with("body", null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Row 17 of \"events\" has no body, which every row of a journal has; mend or remove the row, or leave it out of the range.");
    assertThatThrownBy(() -> reader.read(new Row().with("recorded_at", null)))
        .hasMessageContaining("has no recorded_at");
  }
}
