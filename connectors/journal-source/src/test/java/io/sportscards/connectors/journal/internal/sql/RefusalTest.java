package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.journal.internal.JournalException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  @Test
  void theSentenceSaysWhereWhatAndWhyOnOneLine() {
    SQLException cause =
        new SQLException("ERROR: relation \"e\" does not exist\n  Position: 15", "42P01");

    JournalException refusal = Refusal.of(cause, "jdbc:postgresql://db/journal", "sampling ids");
    assertThat(refusal)
        .hasMessage(
            "jdbc:postgresql://db/journal: sampling ids failed: ERROR: relation \"e\" does not exist"
                + " Position: 15 (SQLSTATE 42P01).")
        .hasCause(cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "3D000", "42P01", "42501", "42703", "0A000", "22P02"})
  void whatAPersonMustChangeIsSetup(String state) {
    assertThat(Refusal.of(new SQLException("no", state), "db", "reading").kind())
        .isEqualTo(JournalException.Kind.SETUP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "57P03", "57014", "53300", "40001", "XX000", ""})
  void whatMayPassIsTransient(String state) {
    assertThat(Refusal.of(new SQLException("no", state), "db", "reading").kind())
        .isEqualTo(JournalException.Kind.TRANSIENT);
  }
}
