package io.sportscards.benchmarks.drain;

import io.sportscards.benchmarks.live.LiveServers;
import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.process.ProcessId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * RMQSource on Flink 1.20, in a process of its own and in the configuration that gives it most: a
 * prefetch for each consumer, which takes a subclass, two subtasks, one process and so no network
 * between its tasks, checkpoints in a directory.
 */
final class Incumbent implements Contender {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String MODULE = "benchmarks/incumbent/target";

  private final Path checkout;

  Incumbent(Path checkout) {
    this.checkout = checkout;
  }

  @Override
  public String name() {
    return "RMQSource: Flink 1.20, discards";
  }

  @Override
  public Draining start(LiveServers servers, int round) throws Exception {
    Path directory = Files.createDirectories(servers.directory().resolve("incumbent-" + round));
    Path log = directory.resolve("incumbent.log");
    Path properties = directory.resolve("job.properties");
    try (Writer file = Files.newBufferedWriter(properties)) {
      properties(servers, directory).store(file, null);
    }
    ChildProcess process =
        ChildProcess.start(
            new Launch(
                "RMQSource's job",
                JavaCommand.of(
                    classPath(),
                    List.of(
                        "-Xmx1536m",
                        "-XX:+UseG1GC",
                        "-Djava.io.tmpdir=" + directory,
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED"),
                    "io.sportscards.benchmarks.incumbent.IncumbentJob",
                    List.of(properties.toString())),
                Map.of(),
                directory,
                log));
    return new Run(process, log);
  }

  private Properties properties(LiveServers servers, Path directory) {
    Properties job = new Properties();
    job.setProperty("host", "127.0.0.1");
    job.setProperty("port", Integer.toString(servers.broker().port()));
    job.setProperty("user", servers.broker().user());
    job.setProperty("password", servers.broker().password());
    job.setProperty("queue", LiveServers.QUEUE);
    job.setProperty("checkpoints", directory.resolve("checkpoints").toUri().toString());
    // it cannot receive more than its prefetch in between
    job.setProperty("interval", "1000");
    return job;
  }

  private List<Path> classPath() throws IOException {
    Path file = checkout.resolve(MODULE).resolve("classpath");
    if (Files.notExists(file)) {
      throw new IllegalStateException("There is no " + file + "; run 'make build'");
    }
    List<Path> classPath = new ArrayList<>();
    classPath.add(checkout.resolve(MODULE).resolve("classes"));
    for (String jar : Files.readString(file).strip().split(File.pathSeparator, -1)) {
      classPath.add(Path.of(jar));
    }
    return classPath;
  }

  private record Run(ChildProcess process, Path log) implements Draining {
    private static final String MARK = "acknowledged ";

    @Override
    public List<ProcessId> processes() {
      return List.of(process.id());
    }

    /** What it has acknowledged, which it does every second. */
    @Override
    public long taken() {
      return acknowledged();
    }

    @Override
    public void finish(long messages) {
      process.awaitReady(() -> acknowledged() >= messages, PATIENCE);
    }

    private long acknowledged() {
      try {
        return Files.readAllLines(log).stream()
            .filter(line -> line.startsWith(MARK))
            .mapToLong(line -> Long.parseLong(line.substring(MARK.length())))
            .max()
            .orElse(0);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + log, e);
      }
    }

    @Override
    public void close() {
      process.kill();
    }
  }
}
