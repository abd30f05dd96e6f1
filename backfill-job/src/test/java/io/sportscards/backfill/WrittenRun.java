package io.sportscards.backfill;

import com.github.luben.zstd.ZstdOutputStream;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.archive.Manifest;
import io.sportscards.ingest.archive.ManifestName;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.ingest.run.RunStart;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An archive that holds a run: one file for each partition, named by one manifest. */
final class WrittenRun {
  private WrittenRun() {}

  static void write(Path archive, String runId, List<ArchiveLine> lines) throws Exception {
    Map<String, List<ArchiveLine>> byPartition = new TreeMap<>();
    lines.forEach(
        line -> byPartition.computeIfAbsent(line.partition(), p -> new ArrayList<>()).add(line));
    List<Manifest.Entry> files = new ArrayList<>();
    for (Map.Entry<String, List<ArchiveLine>> partition : byPartition.entrySet()) {
      String path = partition.getKey() + "/part-a-" + files.size() + ".ndjson.zst";
      Path file = archive.resolve(path);
      Files.createDirectories(file.getParent());
      try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file)).setChecksum(true)) {
        for (ArchiveLine line : partition.getValue()) {
          out.write(line.line());
          out.write('\n');
        }
      }
      files.add(new Manifest.Entry(path, Files.size(file), partition.getValue().size()));
    }
    Path manifest = archive.resolve(new ManifestName(runId, 7, 0).path());
    Files.createDirectories(manifest.getParent());
    Files.write(manifest, new Manifest("job", files).toJson());
    EventContract contract = EventContract.current();
    RunStart.record(
        "file://" + archive,
        runId,
        RunRecord.starting("live", 0, contract.fingerprint()),
        contract);
  }
}
