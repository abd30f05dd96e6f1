package io.sportscards.loader.batch;

/** What becomes of files that are noted in LOAD_REJECT. */
public enum Rejected {
  /** They are left out. */
  SKIPPED,
  /** They are tried again; one that is loaded is noted no more. */
  RETRIED
}
