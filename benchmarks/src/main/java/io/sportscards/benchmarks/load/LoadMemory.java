package io.sportscards.benchmarks.load;

import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.platform.server.S3ProxyServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** How much memory a loader takes, as a process of its own that loads what an archive holds. */
public final class LoadMemory {
  /** Of the Java heap; DuckDB's memory is beside it. */
  static final int HEAP_MIB = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String PEAK = "VmHWM:";
  private static final int LINES_PER_FILE = 2_000;
  private static final int PARTITIONS = 51;

  /**
   * One loading.
   *
   * @param files loaded
   * @param mebibytes the most that the process had in memory at any time
   */
  record Peak(int files, long mebibytes) {}

  private LoadMemory() {}

  /** Loads about so many files of some 2,000 lines each. */
  static Peak of(Path scratch, int files) throws Exception {
    Path directory = Files.createDirectories(scratch.resolve("memory"));
    try (S3ProxyServer s3 = S3ProxyServer.start(directory.resolve("s3"), "cards");
        S3ArchiveFiles archive = open(s3.endpoint(), s3.accessKey(), s3.secretKey())) {
      long waves = Math.max(1, files / PARTITIONS);
      int written = BronzeFiles.write(archive, waves * PARTITIONS * LINES_PER_FILE, files).size();
      return new Peak(written, load(directory, s3));
    } finally {
      FileUtils.deleteDirectory(directory.toFile());
    }
  }

  private static long load(Path directory, S3ProxyServer s3) throws Exception {
    ProcessBuilder loader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                LoadMemory.class.getName(),
                s3.endpoint(),
                directory.resolve("warehouse.duckdb").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    loader
        .environment()
        .putAll(
            Map.of("AWS_ACCESS_KEY_ID", s3.accessKey(), "AWS_SECRET_ACCESS_KEY", s3.secretKey()));
    Process process = loader.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The loader failed: " + output);
    }
    return Long.parseLong(output.strip());
  }

  /** The loader; prints its peak in mebibytes. */
  public static void main(String[] arguments) throws Exception {
    try (S3ArchiveFiles archive =
        open(
            arguments[0],
            System.getenv("AWS_ACCESS_KEY_ID"),
            System.getenv("AWS_SECRET_ACCESS_KEY"))) {
      Warehouse warehouse = new DuckDbWarehouse(Path.of(arguments[1]), PATIENCE, archive);
      warehouse.ensureTables();
      LoadRun.start(archive, warehouse, "bench", Steps.UNWATCHED, total -> {}).loadAll();
    }
    System.out.println(peakMebibytes());
  }

  private static S3ArchiveFiles open(String endpoint, String accessKey, String secretKey) {
    return S3ArchiveFiles.open(
        new S3ArchiveFiles.Location(URI.create(endpoint), "us-east-1", "cards", ""),
        accessKey,
        secretKey);
  }

  private static long peakMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
