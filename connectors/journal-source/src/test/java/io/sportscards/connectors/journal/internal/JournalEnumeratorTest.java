package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalEnumeratorTest {

  private static final JournalSplit FIRST = new JournalSplit(0, 0, 10);
  private static final JournalSplit SECOND = new JournalSplit(1, 10, 20);
  private static final JournalSplit THIRD = new JournalSplit(2, 20, 30);
  private static final Plan PLAN = Plan.of(30, 3_000, List.of(FIRST, SECOND, THIRD));

  private final FakeEnumeratorContext context = new FakeEnumeratorContext();
  private final FakePlanner planner = new FakePlanner(PLAN);

  @Test
  void splitsAreGivenInOrderToWhoAsksAndRequestsWaitForThePlan() {
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning());
    enumerator.handleSplitRequest(1, "localhost");
    enumerator.handleSplitRequest(0, "localhost");
    assertThat(context.told()).isEmpty();

    context.runCalls();
    assertThat(context.told()).containsExactly("1: split 0", "0: split 1");
    enumerator.handleSplitRequest(1, "localhost");
    enumerator.handleSplitRequest(1, "localhost");
    assertThat(context.told()).containsExactly("1: split 2", "1: no more");
  }

  @Test
  void aRestoredEnumeratorAsksTheDatabaseNothingAndGivesOutTheRest() throws IOException {
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning());
    context.runCalls();
    enumerator.handleSplitRequest(0, "localhost");
    enumerator.handleSplitRequest(0, "localhost");
    enumerator.handleSourceEvent(0, new SplitFinished(0));
    JournalEnumeratorState state = stored(enumerator.snapshotState(1));
    assertThat(state)
        .isEqualTo(new JournalEnumeratorState(PLAN.extent(), List.of(THIRD), List.of(0)));
    context.told();

    JournalEnumerator restored = started(state);
    assertThat(context.waitingCalls()).isZero();
    restored.handleSplitRequest(0, "localhost");
    restored.handleSplitRequest(1, "localhost");
    assertThat(context.told()).containsExactly("0: split 2", "1: no more");
    assertThat(planner.asked()).isEqualTo(1);
  }

  @Test
  void aRestoreFromBeforeThePlanPlansAgain() throws IOException {
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning());
    JournalEnumeratorState state = stored(enumerator.snapshotState(1));

    started(state);
    assertThat(context.waitingCalls()).isEqualTo(2);
  }

  @Test
  void whatAFailedReaderHadIsGivenAgainAndIsNoLongerFinished() {
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning());
    context.runCalls();
    enumerator.handleSplitRequest(0, "localhost");
    enumerator.handleSplitRequest(1, "localhost");
    enumerator.handleSourceEvent(0, new SplitFinished(0));
    enumerator.addSplitsBack(List.of(FIRST), 0);
    context.told();

    assertThat(enumerator.snapshotState(2))
        .isEqualTo(new JournalEnumeratorState(PLAN.extent(), List.of(FIRST, THIRD), List.of()));
    enumerator.handleSplitRequest(0, "localhost");
    assertThat(context.told()).containsExactly("0: split 0");
  }

  @Test
  void aReaderThatFailedBeforeThePlanIsGivenNothingForItsOldRequests() {
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning());
    enumerator.handleSplitRequest(0, "localhost");
    enumerator.handleSplitRequest(1, "localhost");
    context.unregister(0);
    enumerator.addReader(1);
    enumerator.handleSplitRequest(1, "localhost");

    context.runCalls();
    assertThat(context.told()).containsExactly("1: split 0");
  }

  @Test
  void anEmptyTableEndsEveryReader() {
    FakePlanner empty = new FakePlanner(Plan.nothing());
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning(), empty);
    enumerator.handleSplitRequest(0, "localhost");

    context.runCalls();
    assertThat(context.told()).containsExactly("0: no more");
  }

  @Test
  void aPlanThatFailsFailsTheJobWithItsReason() {
    FakePlanner failing = new FakePlanner(null);
    JournalEnumerator enumerator = started(JournalEnumeratorState.beforePlanning(), failing);

    assertThatThrownBy(context::runCalls)
        .hasMessage("Journal \"events\" cannot be read: There is no table.");
    enumerator.close();
    assertThat(failing.isClosed()).isTrue();
  }

  private JournalEnumerator started(JournalEnumeratorState state) {
    return started(state, planner);
  }

  private JournalEnumerator started(JournalEnumeratorState state, SplitPlanner by) {
    JournalEnumerator enumerator = new JournalEnumerator(context, by, state, "Journal \"events\"");
    context.register(0);
    context.register(1);
    enumerator.start();
    return enumerator;
  }

  private static JournalEnumeratorState stored(JournalEnumeratorState state) throws IOException {
    JournalEnumeratorStateSerializer serializer = new JournalEnumeratorStateSerializer();
    return serializer.deserialize(serializer.getVersion(), serializer.serialize(state));
  }
}
