package io.sportscards.ingest.archive;

/**
 * Who wrote a file.
 *
 * @param runId the run whose manifests name it
 * @param jobId the Flink job of the writer; a job that resumes the run later commits the files of
 *     its predecessor under the predecessor's id, so that a manifest written twice is the same
 * @param subtask index of the writer
 */
record Origin(String runId, String jobId, int subtask) {}
