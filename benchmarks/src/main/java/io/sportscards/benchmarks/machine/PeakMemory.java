package io.sportscards.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process had at any time, heap and everything beside it. */
public final class PeakMemory {
  private static final Path SELF = Path.of("/proc/self");
  private static final String PEAK = "VmHWM:";

  private PeakMemory() {}

  /** Lets it begin at what the process has now. */
  public static void forget() throws IOException {
    // 5 is the kernel's word for that: proc_pid_clear_refs(5)
    Files.writeString(SELF.resolve("clear_refs"), "5");
  }

  /** In MiB, rounded up. */
  public static long mebibytes() throws IOException {
    String peak =
        Files.readAllLines(SELF.resolve("status")).stream()
            .filter(line -> line.startsWith(PEAK))
            .findFirst()
            .orElseThrow();
    long kibibytes = Long.parseLong(peak.replaceAll("\\D", ""));
    return (kibibytes + 1023) / 1024;
  }
}
