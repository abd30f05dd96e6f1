package io.sportscards.benchmarks.load;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.sportscards.archive.WritableArchive;
import io.sportscards.benchmarks.events.EventTape;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes bronze as the jobs do: a run, its files, their manifest. */
final class BronzeFiles {
  static final String RUN = "live-1";
  private static final int RECORDED = 20_000;
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final int PARTITIONS = 51; // at least: 17 types on three days

  private final WritableArchive archive;
  private final int mostOpen;
  private final Map<String, OpenFile> open = new HashMap<>();
  private final List<String> manifest = new ArrayList<>();

  private static final class OpenFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStream lines;
    private long count;

    OpenFile() throws IOException {
      lines = new ZstdOutputStreamNoFinalizer(bytes, 1).setChecksum(true);
    }
  }

  private BronzeFiles(WritableArchive archive, int mostOpen) {
    this.archive = archive;
    this.mostOpen = mostOpen;
  }

  /**
   * Writes them.
   *
   * @param events each new
   * @param files about so many; where they are fewer than types and days, events of the others are
   *     left out
   * @return the paths
   */
  static List<String> write(WritableArchive archive, long events, int files) throws IOException {
    EventTape tape = EventTape.record((int) Math.min(events, RECORDED));
    EventDecoder decoder =
        new EventDecoder(
            EventContract.current(),
            new RunContext("rabbitmq", RUN, 0),
            MOST_BODY_BYTES,
            new Unobserved());
    BronzeFiles bronze = new BronzeFiles(archive, files < PARTITIONS ? files : Integer.MAX_VALUE);
    long perWave = Math.max(1, events / Math.max(1, files / PARTITIONS));
    for (long i = 1; i <= events; i++) {
      bronze.add(
          decoder.decode(
              new RawMessage(tape.body(i), "application/x-protobuf", null, null, Instant.now())));
      if (i % perWave == 0 || i == events) {
        bronze.close();
      }
    }
    return bronze.commit();
  }

  private void add(ArchiveLine line) throws IOException {
    OpenFile file = open.get(line.partition());
    if (file == null && open.size() == mostOpen) {
      return;
    }
    if (file == null) {
      file = new OpenFile();
      open.put(line.partition(), file);
    }
    file.lines.write(line.line());
    file.lines.write('\n');
    file.count++;
  }

  private void close() throws IOException {
    for (Map.Entry<String, OpenFile> each : open.entrySet()) {
      OpenFile file = each.getValue();
      file.lines.close();
      String path = "%s/part-bench-%d.ndjson.zst".formatted(each.getKey(), manifest.size());
      archive.write(path, file.bytes.toByteArray());
      manifest.add(
          "{\"path\":\"%s\",\"bytes\":%d,\"lines\":%d}"
              .formatted(path, file.bytes.size(), file.count));
    }
    open.clear();
  }

  private List<String> commit() throws IOException {
    write("_runs/" + RUN + ".json", "{\"kind\":\"live\",\"finished_at\":null}");
    write(
        "_manifests/run_id=%s/%016d/%020d-00000.json".formatted(RUN, 0, 1),
        "{\"job_id\":\"bench\",\"files\":[" + String.join(",", manifest) + "]}");
    return manifest.stream().map(file -> file.split("\"", -1)[3]).toList();
  }

  private void write(String key, String text) throws IOException {
    archive.write(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
