package io.sportscards.benchmarks.files;

import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.archive.ManifestReader;
import io.sportscards.archive.ManifestReader.Manifest;
import io.sportscards.archive.ManifestReader.ManifestFile;
import io.sportscards.benchmarks.Benchmark;
import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.Scale;
import io.sportscards.benchmarks.events.EventTape;
import io.sportscards.benchmarks.machine.Machine;
import io.sportscards.benchmarks.report.Report;
import io.sportscards.platform.server.S3Operation;
import io.sportscards.platform.server.S3ProxyServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;

/** How many files, of which size, and how many requests to S3 the roll interval makes. */
public final class FilesBenchmark implements Benchmark {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final int EVENTS_PER_SECOND = 2_000;
  private static final String BUCKET = "cards";

  private final List<Duration> rolls;
  private final Duration length;
  private final int recorded;

  /**
   * @param rolls intervals to try
   * @param length time that passes at each
   * @param recorded distinct events; fewer pack better than life's
   */
  FilesBenchmark(List<Duration> rolls, Duration length, int recorded) {
    this.rolls = List.copyOf(rolls);
    this.length = length;
    this.recorded = recorded;
  }

  /** Ten seconds, one minute and five, for an hour or so many {@code seconds}. */
  public static FilesBenchmark of(Scale scale) {
    return new FilesBenchmark(
        List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5)),
        Duration.ofSeconds(scale.number("seconds", 3_600)),
        Math.toIntExact(scale.number("recorded", 200_000)));
  }

  @Override
  public Report run(Path scratch, Progress progress) throws Exception {
    String load = Machine.load();
    progress.expect(1 + rolls.size());
    progress.step("record %,d events".formatted(recorded));
    Hour hour = new Hour(EventTape.record(recorded), length, CHECKPOINTS, EVENTS_PER_SECOND);
    List<FilesRun> runs = new ArrayList<>();
    try (S3ProxyServer s3 = S3ProxyServer.start(scratch.resolve("s3"), BUCKET);
        CountingProxy proxy = CountingProxy.before(s3.port())) {
      FileSystem.initialize(client(s3, proxy), null);
      for (int i = 0; i < rolls.size(); i++) {
        Duration roll = rolls.get(i);
        String prefix = "roll-" + i;
        progress.step(
            "%d s at a roll interval of %d s".formatted(length.toSeconds(), roll.toSeconds()));
        proxy.reset();
        long lines = hour.pass("s3://" + BUCKET + "/" + prefix, "live-1", roll, progress);
        runs.add(result(roll, lines, s3.files().resolve(prefix), proxy.counts()));
      }
    }
    return FilesReport.of(length, CHECKPOINTS, EVENTS_PER_SECOND, runs, Machine.describe(load));
  }

  private static Configuration client(S3ProxyServer s3, CountingProxy proxy) {
    Configuration flink = new Configuration();
    flink.setString("s3.endpoint", proxy.endpoint());
    flink.setString("s3.path.style.access", "true");
    flink.setString("s3.access-key", s3.accessKey());
    flink.setString("s3.secret-key", s3.secretKey());
    return flink;
  }

  private static FilesRun result(
      Duration roll, long lines, Path archive, Map<S3Operation, Long> requests) throws Exception {
    List<Manifest> manifests = ManifestReader.readAll(new DirectoryArchiveFiles(archive), "live-1");
    List<Long> sizes =
        manifests.stream()
            .flatMap(manifest -> manifest.files().stream())
            .map(ManifestFile::bytes)
            .sorted()
            .toList();
    return new FilesRun(roll, lines, sizes, manifests.size(), requests);
  }
}
