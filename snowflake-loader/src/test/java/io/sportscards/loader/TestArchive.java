package io.sportscards.loader;

import com.github.luben.zstd.ZstdOutputStream;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.DirectoryArchiveFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An archive in a directory, written line by line as the jobs lay it out. */
public final class TestArchive {
  private final Path root;
  private int parts;

  public TestArchive(Path root) {
    this.root = root;
  }

  public ArchiveFiles files() {
    return new DirectoryArchiveFiles(root);
  }

  public Path at(String path) {
    return root.resolve(path);
  }

  /** One checkpoint of a run. */
  public final class Checkpoint {
    private final String runId;
    private final long id;
    private final List<String> files = new ArrayList<>();

    private Checkpoint(String runId, long id) {
      this.runId = runId;
      this.id = id;
    }

    /** A file of accepted events of one partition. */
    public Checkpoint bronze(Line... lines) {
      String partition =
          "bronze/run_id=%s/event_type=%s/event_date=%s"
              .formatted(runId, lines[0].eventType(), lines[0].eventDate());
      return file(partition, texts(lines));
    }

    /** A file of rejected messages. */
    public Checkpoint quarantine(String reason, String... rejectionIds) {
      return file(
          "quarantine/run_id=%s/reason=%s/received_date=2026-07-01".formatted(runId, reason),
          List.of(rejectionIds).stream()
              .map(
                  id ->
                      """
                      {"rejection_id":"%s","reason":"%s","detail":"Why \\"it\\" is bad","source":"rabbitmq","run_id":"%s","received_at":"2026-07-01T00:00:01.5Z","content_type":"text/csv","headers":{"x-a":"1"},"body":"YSxi","body_bytes":3,"event_id":null,"event_type":null,"event_date":null}"""
                          .formatted(id, reason, runId))
              .toList());
    }

    /** A file with such lines, whatever they are. */
    public Checkpoint file(String partition, List<String> lines) {
      String path = partition + "/part-aaaa-" + parts++ + ".ndjson.zst";
      byte[] packed = pack(lines);
      write(path, packed);
      return names(path, packed.length, lines.size());
    }

    /** Has the manifest name a file, which need not be there. */
    public Checkpoint names(String path, long bytes, long lines) {
      files.add("{\"path\":\"%s\",\"bytes\":%d,\"lines\":%d}".formatted(path, bytes, lines));
      return this;
    }

    /** Writes the manifest. */
    public void commit() {
      commit(0);
    }

    /** Writes it as another subtask's. */
    public void commit(int subtask) {
      write(
          "_manifests/run_id=%s/%016d/%020d-%05d.json".formatted(runId, id / 10_000, id, subtask),
          ("{\"job_id\":\"j\",\"files\":[" + String.join(",", files) + "]}")
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  public Checkpoint checkpoint(String runId, long id) {
    return new Checkpoint(runId, id);
  }

  public void liveRun(String runId) {
    record(runId, "live", null);
  }

  public void record(String runId, String kind, String finishedAt) {
    String finished = finishedAt == null ? "null" : '"' + finishedAt + '"';
    write(
        "_runs/" + runId + ".json",
        "{\"kind\":\"%s\",\"generation\":0,\"finished_at\":%s}"
            .formatted(kind, finished)
            .getBytes(StandardCharsets.UTF_8));
  }

  /** One zstd frame with its checksum. */
  public static byte[] pack(List<String> lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(packed).setChecksum(true)) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static List<String> texts(Line... lines) {
    return List.of(lines).stream().map(Line::text).toList();
  }

  public void write(String path, byte[] content) {
    try {
      Files.createDirectories(at(path).getParent());
      Files.write(at(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One accepted event. */
  public record Line(
      String eventId,
      String eventType,
      String eventDate,
      String content,
      int generation,
      String contract,
      String runId) {

    public static Line of(String eventId, String content) {
      return new Line(
          eventId, "orders.order_placed", "2026-02-01", content, 0, "35f7b67b", "live-1");
    }

    public Line generation(int number) {
      return new Line(eventId, eventType, eventDate, content, number, contract, runId);
    }

    public Line contract(String fingerprint) {
      return new Line(eventId, eventType, eventDate, content, generation, fingerprint, runId);
    }

    public Line on(String date) {
      return new Line(eventId, eventType, date, content, generation, contract, runId);
    }

    /** Its hash is that of nothing, but it differs as the content does. */
    public String contentHash() {
      return "%032x".formatted(content.hashCode() & 0xffffffffL);
    }

    public String text() {
      return """
          {"event_id":"%s","event_type":"%s","schema_version":1,"occurred_at":"%sT18:30:15.123456Z","event_date":"%s","producer":"orders","aggregate_id":"O-1","received_at":"2026-07-31T23:59:59.987654Z","source":"rabbitmq","run_id":"%s","generation":%d,"content_type":"application/json","payload":{"note":"%s","amount":"10.7900","lines":[{"n":1}]},"payload_raw":null,"content_hash":"%s","contract":"%s"}"""
          .formatted(
              eventId,
              eventType,
              eventDate,
              eventDate,
              runId,
              generation,
              content,
              contentHash(),
              contract);
    }
  }
}
