package io.sportscards.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchivedLinesTest {
  @Test
  void aMessageThatWentBackToItsQueueGivesTheSameLine() {
    String first =
        "{\"received_at\":\"2026-01-01T00:00:00Z\",\"headers\":\"{\\\"routing_key\\\":\\\"q\\\"}\",\"body\":\"OTE=\"}";
    String third =
        "{\"received_at\":\"2026-01-01T00:00:09Z\",\"headers\":\"{\\\"routing_key\\\":\\\"q\\\",\\\"headers\\\":{\\\"x-delivery-count\\\":\\\"2\\\"}}\",\"body\":\"OTE=\"}";

    assertThat(ArchivedLines.comparable(third))
        .isEqualTo(ArchivedLines.comparable(first))
        .isEqualTo("{\"headers\":\"{\\\"routing_key\\\":\\\"q\\\"}\",\"body\":\"OTE=\"}");
  }
}
