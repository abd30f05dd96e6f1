package io.sportscards.demo.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.WritableArchive;
import io.sportscards.ingest.run.RunRecord;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** The record of a run, {@code _runs/<run_id>.json}, as it is seen beside Flink. */
public final class RunRecordFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunRecordFile() {}

  /**
   * The record, if the run ever started.
   *
   * @throws IOException when the archive cannot be read, or holds a record that is none
   */
  public static Optional<RunRecord> read(ArchiveFiles archive, String runId) throws IOException {
    try (InputStream in = archive.open(key(runId))) {
      return Optional.of(JSON.readValue(in, RunRecord.class));
    } catch (FileNotFoundException neverStarted) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IOException(
          key(runId) + " is not the record of a run: " + e.getOriginalMessage(), e);
    }
  }

  /** From now on readers take the run. */
  static void finish(WritableArchive archive, String runId) throws IOException {
    RunRecord record =
        read(archive, runId)
            .orElseThrow(
                () -> new IOException(key(runId) + " is gone, so the run cannot be finished"));
    archive.write(key(runId), JSON.writeValueAsBytes(record.finishedAt(Instant.now().toString())));
  }

  private static String key(String runId) {
    return "_runs/" + runId + ".json";
  }
}
