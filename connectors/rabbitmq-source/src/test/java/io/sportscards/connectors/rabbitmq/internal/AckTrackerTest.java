package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.rabbitmq.internal.AckTracker.Ack;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AckTrackerTest {

  private final Set<String> lost = new HashSet<>();
  private final AckTracker<String> tracker = new AckTracker<>(lost::contains);

  @Test
  void nothingIsDueBeforeACheckpointHasCompleted() {
    tracker.emitted("a", 1);
    tracker.checkpoint(1);
    tracker.emitted("a", 2);

    assertThat(tracker.completed(0)).isEmpty();
  }

  @Test
  void oneTagPerChannelStandsForAllThatWasEmittedBeforeTheCheckpoint() {
    tracker.emitted("a", 1);
    tracker.emitted("a", 2);
    tracker.emitted("b", 1);
    tracker.checkpoint(1);
    tracker.emitted("a", 3);

    assertThat(tracker.completed(1))
        .containsExactlyInAnyOrder(new Ack<>("a", 2), new Ack<>("b", 1));
  }

  @Test
  void aCheckpointThatCompletesSubsumesEarlierOnes() {
    tracker.emitted("a", 1);
    tracker.emitted("b", 7);
    tracker.checkpoint(1);
    tracker.emitted("a", 2);
    tracker.checkpoint(2);

    assertThat(tracker.completed(2))
        .containsExactlyInAnyOrder(new Ack<>("a", 2), new Ack<>("b", 7));
    assertThat(tracker.completed(1)).isEmpty();
  }

  @Test
  void aLaterCheckpointIsNotDueWithAnEarlierOne() {
    tracker.emitted("a", 1);
    tracker.checkpoint(1);
    tracker.emitted("a", 2);
    tracker.checkpoint(2);

    assertThat(tracker.completed(1)).containsExactly(new Ack<>("a", 1));
    assertThat(tracker.completed(2)).containsExactly(new Ack<>("a", 2));
  }

  @Test
  void aTagIsNeverDueTwice() {
    tracker.emitted("a", 1);
    tracker.checkpoint(1);
    tracker.completed(1);
    tracker.checkpoint(2);

    assertThat(tracker.completed(2)).isEmpty();
    assertThat(tracker.completed(2)).isEmpty();
  }

  @Test
  void whatAnAbortedCheckpointCoveredIsDueWithTheNext() {
    tracker.emitted("a", 1);
    tracker.checkpoint(1);
    tracker.aborted(1);
    tracker.checkpoint(2);

    assertThat(tracker.completed(2)).containsExactly(new Ack<>("a", 1));
  }

  @Test
  void anAbortReportedAfterTheNextCheckpointWasTakenLosesNothing() {
    tracker.emitted("a", 1);
    tracker.emitted("b", 5);
    tracker.checkpoint(1);
    tracker.emitted("a", 2);
    tracker.checkpoint(2);
    tracker.aborted(1);

    assertThat(tracker.completed(2))
        .containsExactlyInAnyOrder(new Ack<>("a", 2), new Ack<>("b", 5));
  }

  @Test
  void nothingOfALostChannelIsDue() {
    tracker.emitted("a", 1);
    tracker.emitted("b", 1);
    tracker.checkpoint(1);
    lost.add("a");

    assertThat(tracker.completed(1)).containsExactly(new Ack<>("b", 1));
  }

  @Test
  void checkpointsThatAreNeverReportedDoNotPileUpNorLoseTags() {
    tracker.emitted("a", 1);
    for (int id = 1; id <= 100_000; id++) {
      tracker.checkpoint(id);
    }

    assertThat(tracker.completed(100_000)).containsExactly(new Ack<>("a", 1));
  }
}
