package io.sportscards.ingest.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * The record of what one writer finished for one checkpoint; readers take the files that manifests
 * name, and no others.
 *
 * @param jobId the Flink job of the writer
 */
public record Manifest(@JsonProperty("job_id") String jobId, List<Entry> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One finished file.
   *
   * @param path of the file, below the archive's root
   * @param bytes its size
   * @param lines its lines
   */
  public record Entry(String path, long bytes, long lines) {}

  static Manifest of(FinishedFiles finished) {
    return new Manifest(
        finished.origin().jobId(),
        finished.files().stream()
            .map(file -> new Entry(file.path(), file.bytes(), file.lines()))
            .toList());
  }

  /** The same bytes for the same files, so that writing it again changes nothing. */
  public byte[] toJson() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  public static Manifest parse(byte[] json) throws IOException {
    return JSON.readValue(json, Manifest.class);
  }
}
