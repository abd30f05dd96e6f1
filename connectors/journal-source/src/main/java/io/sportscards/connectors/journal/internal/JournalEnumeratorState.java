package io.sportscards.connectors.journal.internal;

import java.util.List;

/**
 * What a checkpoint keeps of the enumerator. What is neither unassigned nor finished lies in the
 * readers' state.
 *
 * @param extent null as long as nothing is planned
 * @param finished numbers of the splits that are read
 */
public record JournalEnumeratorState(
    Plan.Extent extent, List<JournalSplit> unassigned, List<Integer> finished) {

  public JournalEnumeratorState {
    unassigned = List.copyOf(unassigned);
    finished = List.copyOf(finished);
  }

  public static JournalEnumeratorState beforePlanning() {
    return new JournalEnumeratorState(null, List.of(), List.of());
  }
}
