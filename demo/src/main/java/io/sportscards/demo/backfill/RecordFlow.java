package io.sportscards.demo.backfill;

import io.sportscards.platform.flink.FlinkRest.Vertex;
import java.util.List;

/**
 * How many records went where in the attempts of a bounded job that count; exact once it has
 * finished.
 *
 * @param read rows or lines that the source made messages of
 * @param judged lines that came to the duplicates' operator
 * @param kept lines that left it
 * @param written lines that came to the files' operator
 * @param isWhole false when the job has gone on from a checkpoint, which they begin at then
 */
record RecordFlow(long read, long judged, long kept, long written, boolean isWhole) {

  static RecordFlow of(List<Vertex> vertices) {
    long read = 0;
    long judged = 0;
    long kept = 0;
    long written = 0;
    for (Vertex vertex : vertices) {
      if (vertex.name().startsWith("Source: ")) {
        read += vertex.recordsOut();
      } else if (vertex.name().contains("drop-duplicates")) {
        judged += vertex.recordsIn();
        kept += vertex.recordsOut();
      } else if (vertex.name().contains("archive-lines: Writer")) {
        written += vertex.recordsIn();
      }
    }
    return new RecordFlow(read, judged, kept, written, true);
  }

  /** The same counts of a job that has gone on from a checkpoint. */
  RecordFlow sinceACheckpoint() {
    return new RecordFlow(read, judged, kept, written, false);
  }

  long duplicates() {
    return judged - kept;
  }
}
