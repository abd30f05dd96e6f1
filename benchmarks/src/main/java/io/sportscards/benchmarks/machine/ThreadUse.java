package io.sportscards.benchmarks.machine;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the threads of this process have used so far, by thread name.
 *
 * @param cpuNanos CPU time of the threads that live, those of the virtual machine and of native
 *     libraries included, under the names that Linux knows (15 letters; Java's own longer names
 *     come shortened in their middle)
 * @param allocatedBytes heap that Java's threads have taken, under Java's names
 * @param processCpuNanos CPU time of the whole process, of threads that have ended too
 */
public record ThreadUse(
    Map<String, Long> cpuNanos, Map<String, Long> allocatedBytes, long processCpuNanos) {
  private static final long NANOS_PER_TICK = 10_000_000; // USER_HZ is 100 on every Linux
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Takes all figures now. */
  public static ThreadUse now() {
    Map<String, Long> cpu = new HashMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      tasks.forEach(task -> addCpu(task, cpu));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list /proc/self/task; Linux is expected", e);
    }
    Map<String, Long> allocated = new HashMap<>();
    long[] ids = THREADS.getAllThreadIds();
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    ThreadInfo[] infos = THREADS.getThreadInfo(ids);
    for (int i = 0; i < ids.length; i++) {
      if (infos[i] != null) {
        allocated.merge(infos[i].getThreadName(), bytes[i], Long::sum);
      }
    }
    return new ThreadUse(cpu, allocated, processCpu());
  }

  private static void addCpu(Path task, Map<String, Long> cpu) {
    try {
      String stat = Files.readString(task.resolve("stat"));
      // the name stands in brackets and may itself hold any character
      int end = stat.lastIndexOf(')');
      String name = stat.substring(stat.indexOf('(') + 1, end);
      String[] fields = stat.substring(end + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      cpu.merge(name, ticks * NANOS_PER_TICK, Long::sum);
    } catch (IOException ended) {
      // between the listing and now
    }
  }

  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
