package io.sportscards.connectors.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class JournalSourceBuilderTest {

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThatThrownBy(() -> JournalSource.builder().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "JournalSource cannot be built: connection is missing; give a supplier of"
                + " JdbcConnectionOptions; row reader or its type is missing; table is missing;"
                + " expected a name; columns are missing; give at least one");
  }

  @Test
  void everythingThatIsOutOfRangeIsNamedAtOnce() {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");

    assertThatThrownBy(
            () ->
                complete()
                    .setColumns("body", "body")
                    .setTimeRange(" ", noon, noon)
                    .setOneOf("event_type", List.of())
                    .setFetchSize(0)
                    .setMaxPageBytes(1)
                    .setMaxValueBytes(1L << 30)
                    .setSplitRows(999)
                    .setStatementTimeout(Duration.ofMillis(999))
                    .setReconnectTimeout(Duration.ZERO)
                    .setBoundTimeout(null)
                    .build())
        .hasMessage(
            "JournalSource cannot be built: columns are [body, body]; expected each only once; time"
                + " column is \" \"; expected a name; time range is from 2026-01-01T12:00:00Z to"
                + " 2026-01-01T12:00:00Z; expected an end after the start; setOneOf has no values;"
                + " give at least one; fetchSize is 0; expected 1 to 100000; maxPageBytes is 1;"
                + " expected at least 65536; maxValueBytes is 1073741824; expected 1024 to"
                + " 1073741823 for this many columns; splitRows is 999; expected at least 1000;"
                + " statementTimeout is PT0.999S; expected at least PT1S; reconnectTimeout is PT0S;"
                + " expected at least PT0.001S; boundTimeout is null; expected at least PT0.001S");
  }

  @Test
  void theSourceTravelsWithoutThePassword() throws IOException {
    JournalSource<Long> source = complete().build();

    assertThat(source.getBoundedness()).isEqualTo(Boundedness.BOUNDED);
    assertThat(source.getProducedType()).isEqualTo(Types.LONG);
    assertThat(new String(InstantiationUtil.serializeObject(source), StandardCharsets.ISO_8859_1))
        .contains("events")
        .doesNotContain(password());
  }

  private static JournalSourceBuilder<Long> complete() {
    return JournalSource.<Long>builder()
        .setConnection(
            () ->
                new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                    .withUrl("jdbc:postgresql://127.0.0.1/journal")
                    .withPassword(password())
                    .build())
        .setTable("events")
        .setColumns("body")
        .setRowReader(JournalRow::id, Types.LONG);
  }

  private static String password() {
    return "only-known-where-it-runs";
  }
}
