package io.sportscards.benchmarks.machine;

import io.sportscards.platform.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU time that processes have used so far, all their threads together. */
public final class ProcessCpu {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ is 100 on every Linux

  private ProcessCpu() {}

  /** Seconds; a process that has ended counts nothing. */
  public static double seconds(List<ProcessId> processes) {
    return processes.stream().mapToDouble(ProcessCpu::seconds).sum();
  }

  private static double seconds(ProcessId process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException ended) {
      return 0;
    }
  }
}
