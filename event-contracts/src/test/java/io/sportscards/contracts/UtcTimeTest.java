package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:34:56Z,2026-01-31T12:34:56.000000Z",
    "2026-01-31T12:34:56.1Z,2026-01-31T12:34:56.100000Z",
    "2026-01-31T12:34:56.123456789Z,2026-01-31T12:34:56.123456Z",
    "2024-02-29T23:59:59.999999999-00:01,2024-03-01T00:00:59.999999Z",
    "2026-01-01T00:00:00+14:00,2025-12-31T10:00:00.000000Z",
    "1969-12-31T23:59:59.5Z,1969-12-31T23:59:59.500000Z",
    "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59.999999999Z,9999-12-31T23:59:59.999999Z"
  })
  void aTimeIsWrittenInUtcWithSixDecimals(String text, String canonical) {
    Instant time = UtcTime.parse(text);
    JsonBuffer out = new JsonBuffer(100);
    UtcTime.write(out, time.getEpochSecond(), time.getNano());
    assertThat(new String(out.copy(), UTF_8)).isEqualTo("\"" + canonical + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31",
        "2026-01-31T12:34:56",
        "2026-01-31 12:34:56Z",
        "2026-01-31T12:34:56.Z",
        "2026-01-31T12:34:56.1234567890Z",
        "2026-02-29T12:34:56Z",
        "2026-13-01T12:34:56Z",
        "2026-01-31T24:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-01-31T12:34:56z",
        "2026-01-31T12:34:56+0100",
        "2026-01-31T12:34:56+24:00",
        "2026-01-31T12:34:56*01:00",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+00:01",
        "+2026-1-31T12:34:56Z",
        "२०२६-01-31T12:34:56Z",
        "2026-01-31T12:34:56Z "
      })
  void whatIsNoTimeIsNotTakenForOne(String text) {
    assertThat(UtcTime.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-1-31", "2026/01/31", "2026-02-30", "0000-01-01", "2026-01-311"})
  void whatIsNoDayIsNotTakenForOne(String text) {
    assertThat(UtcTime.date(text)).isNull();
  }
}
