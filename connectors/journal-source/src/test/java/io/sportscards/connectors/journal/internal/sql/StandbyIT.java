package io.sportscards.connectors.journal.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.connectors.journal.JournalRow;
import io.sportscards.connectors.journal.OnPostgres;
import io.sportscards.connectors.journal.internal.JournalSettings;
import io.sportscards.connectors.journal.internal.JournalSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandbyIT extends OnPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void aStandbyIsReadOnlyUpToAnIdThatIsGiven() throws Exception {
    insert(1, 10, 10);
    Path sign = serverDirectory.resolve("data").resolve("standby.signal");
    server.close();
    Files.createFile(sign);
    server.restart();
    try {
      JournalSettings settings = TestJournal.settings(TestJournal.EVENTS, PATIENCE);
      assertThatThrownBy(() -> planner(settings).plan())
          .hasMessage(
              ("Journal \"events\" at %s is on a standby, where it cannot be seen which transactions"
                      + " may still commit a lower id; read the primary, or give the last id with"
                      + " setUpperId.")
                  .formatted(server.jdbcUrl()));

      assertThat(planner(TestJournal.upTo(7)).plan().splits())
          .containsExactly(new JournalSplit(0, 0, 7));
      try (Session session = connector().connect()) {
        assertThatThrownBy(() -> PageQuery.over(session, settings, JournalRow::id))
            .hasMessageContaining("which may not have received all rows yet");
        assertThat(PageQuery.over(session, TestJournal.upTo(7), JournalRow::id).read(0, 7).rows())
            .hasSize(7);
      }
    } finally {
      Files.delete(sign);
    }
  }

  private static PlanSplits planner(JournalSettings settings) {
    return new PlanSplits(connector(), settings, 1);
  }

  private static Connector connector() {
    return new Connector(connection(), "flink test", PATIENCE);
  }
}
