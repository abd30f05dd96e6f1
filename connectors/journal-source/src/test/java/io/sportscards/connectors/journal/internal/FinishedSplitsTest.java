package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinishedSplitsTest {

  private static final JournalSplit FIRST = new JournalSplit(0, 5, 10);
  private static final JournalSplit SECOND = new JournalSplit(1, 10, 20);

  private final FinishedSplits finished = new FinishedSplits();

  @Test
  void aFinishedSplitIsStoredWithNothingLeftUntilACheckpointWithItCompletes() {
    finished.add(FIRST);
    assertThat(finished.storedWith(1)).containsExactly(new JournalSplit(0, 10, 10));
    finished.add(SECOND);
    assertThat(finished.storedWith(2))
        .containsExactly(new JournalSplit(0, 10, 10), new JournalSplit(1, 20, 20));

    finished.completed(1);
    assertThat(finished.storedWith(3)).containsExactly(new JournalSplit(1, 20, 20));
    finished.completed(2);
    assertThat(finished.storedWith(4)).isEmpty();
  }

  @Test
  void aCheckpointThatIsGivenUpIsMadeUpForByTheNext() {
    finished.add(FIRST);
    finished.storedWith(1);
    finished.add(SECOND);
    finished.storedWith(2);
    finished.completed(2);

    assertThat(finished.storedWith(3)).isEmpty();
  }

  @Test
  void aCheckpointThatKnowsNothingChangesNothing() {
    finished.completed(7);
    finished.add(FIRST);
    finished.storedWith(8);
    finished.completed(7);

    assertThat(finished.storedWith(9)).hasSize(1);
  }
}
