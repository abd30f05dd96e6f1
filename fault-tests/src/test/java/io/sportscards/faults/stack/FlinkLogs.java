package io.sportscards.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the cluster's processes have logged, dead ones included. */
public record FlinkLogs(Path dir) {
  public static FlinkLogs of(FaultStack stack) {
    return new FlinkLogs(stack.cluster().logs());
  }

  /** How often a JobManager has restored the job from a checkpoint. */
  public long restores(String jobId) {
    return count("jobmanager.log", "Restoring job " + jobId + " from ");
  }

  /** Lines that hold the text, in all logs whose name starts so. */
  public long count(String name, String text) {
    try (Stream<Path> files = Files.list(dir)) {
      long count = 0;
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          count += lines.filter(line -> line.contains(text)).count();
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the logs in " + dir, e);
    }
  }
}
