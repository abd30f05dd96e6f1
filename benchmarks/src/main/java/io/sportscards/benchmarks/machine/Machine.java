package io.sportscards.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** What a benchmark runs on, in one line. */
public final class Machine {
  private Machine() {}

  /**
   * Cores, processor, memory, load, versions.
   *
   * @param loadBefore {@link #load} when the benchmark began
   */
  public static String describe(String loadBefore) {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %d GiB, Linux %s, Java %s, Flink %s, load average %s before and %s after",
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name"),
        Math.round(
            Long.parseLong(value("/proc/meminfo", "MemTotal").split(" ", -1)[0]) / 1048576.0),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        EnvironmentInformation.getVersion(),
        loadBefore,
        load());
  }

  /** Load average over the last minute. */
  public static String load() {
    return read("/proc/loadavg").findFirst().orElseThrow().split(" ", -1)[0];
  }

  private static String value(String file, String key) {
    return read(file)
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static Stream<String> read(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + "; Linux is expected", e);
    }
  }
}
