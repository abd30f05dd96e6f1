package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdOutputStream;
import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.QuarantineLines;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.generator.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The archive that a faultless job makes of a stream, in a directory, to be spoilt by tests. */
final class TestArchive {
  private static final Instant RECEIVED_AT = Instant.parse("2026-07-01T08:00:00Z");

  private final Path root;
  private final String runId;
  private final Map<String, List<byte[]>> lines = new TreeMap<>();

  private TestArchive(Path root, String runId) {
    this.root = root;
    this.runId = runId;
  }

  /** Decodes the stream and drops duplicates; nothing is written yet. */
  static TestArchive of(Iterator<Message> stream, Path root, String runId) {
    return of(stream, root, runId, EventContract.current());
  }

  /** As of a job that was given another contract. */
  static TestArchive of(Iterator<Message> stream, Path root, String runId, EventContract contract) {
    TestArchive archive = new TestArchive(root, runId);
    RunContext run = new RunContext("rabbitmq", runId, 0);
    EventDecoder decoder = new EventDecoder(contract, run, 1 << 20, new Silent());
    Map<String, Set<String>> seen = new HashMap<>();
    while (stream.hasNext()) {
      ArchiveLine line = decoder.decode(raw(stream.next()));
      Set<String> hashes = seen.computeIfAbsent(line.identity(), id -> new HashSet<>());
      boolean isFirst = hashes.isEmpty();
      if (hashes.add(new String(line.contentHash(), ISO_8859_1))) {
        archive.add(isFirst ? line : QuarantineLines.conflictingDuplicate(line, run));
      }
    }
    return archive;
  }

  /** What the job makes of an event that is the first of its event_id. */
  ArchiveLine accepted(Message event) {
    return new EventDecoder(EventContract.current(), run(), 1 << 20, new Silent())
        .decode(raw(event));
  }

  /** What it makes of one that is not. */
  ArchiveLine conflicting(Message event) {
    return QuarantineLines.conflictingDuplicate(accepted(event), run());
  }

  private RunContext run() {
    return new RunContext("rabbitmq", runId, 0);
  }

  private static RawMessage raw(Message message) {
    return new RawMessage(
        message.body(), message.contentType(), message.eventType(), null, RECEIVED_AT);
  }

  /** Adds a line to its partition. */
  void add(ArchiveLine line) {
    lines(line.partition()).add(line.line());
  }

  /** The lines of a partition, to be changed before {@link #write}. */
  List<byte[]> lines(String partition) {
    return lines.computeIfAbsent(partition, p -> new ArrayList<>());
  }

  Set<String> partitions() {
    return Set.copyOf(lines.keySet());
  }

  /** Takes a line out of its partition. */
  void remove(ArchiveLine line) {
    assertThat(lines(line.partition()).removeIf(one -> Arrays.equals(one, line.line()))).isTrue();
  }

  /** Puts another line where this one is. */
  void replace(byte[] line, byte[] other) {
    for (List<byte[]> partition : lines.values()) {
      partition.replaceAll(one -> Arrays.equals(one, line) ? other : one);
    }
  }

  /** The first partition whose name starts so. */
  String partition(String prefix) {
    return lines.keySet().stream().filter(p -> p.startsWith(prefix)).findFirst().orElseThrow();
  }

  /** One file per partition, and one manifest that names them. */
  DirectoryArchiveFiles write() throws IOException {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Map.Entry<String, List<byte[]>> partition : lines.entrySet()) {
      String path = partition.getKey() + "/part-0-0.ndjson.zst";
      byte[] bytes = compressed(partition.getValue());
      put(path, bytes);
      files.add(Map.of("path", path, "bytes", bytes.length, "lines", partition.getValue().size()));
    }
    put(
        "_manifests/run_id=" + runId + "/0000000000000000/00000000000000000001-00000.json",
        new ObjectMapper().writeValueAsBytes(Map.of("job_id", "test", "files", files)));
    put("_runs/" + runId + ".json", "{}".getBytes(UTF_8));
    return new DirectoryArchiveFiles(root);
  }

  void put(String key, byte[] bytes) throws IOException {
    Path file = root.resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  static byte[] compressed(List<byte[]> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(bytes).setChecksum(true)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  private static final class Silent implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
