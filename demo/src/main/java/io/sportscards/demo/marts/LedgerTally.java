package io.sportscards.demo.marts;

/** Keeps of events what some numbers need, and nothing else. */
interface LedgerTally {

  /** Takes note of one event of any type; the same one may come again. */
  void take(LedgerEvent event);

  /** Adds the numbers of all that was taken. */
  void addTo(Figures figures);
}
