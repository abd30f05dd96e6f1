package io.sportscards.connectors.journal.internal;

/** How far a split is emitted. Task thread only. */
final class SplitPosition {

  private JournalSplit split;

  SplitPosition(JournalSplit split) {
    this.split = split;
  }

  void emitted(long id) {
    split = split.readUpTo(id);
  }

  JournalSplit split() {
    return split;
  }
}
