package io.sportscards.loader.batch;

/** The steps of loading a batch, in order. */
public enum Step {
  CREATE_STAGE,
  SUBTRACT_KNOWN,
  COPY,
  CHECK_WHOLE,
  RENEW_LEASE,
  REPORT_CONFLICTS,
  MERGE_EVENTS,
  MERGE_QUARANTINE,
  INSERT_MANIFEST,
  COMMIT,
  DONE
}
