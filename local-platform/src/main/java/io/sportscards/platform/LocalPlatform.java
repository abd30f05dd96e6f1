package io.sportscards.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The platform of one checkout: broker, S3, PostgreSQL and a Flink session cluster, all processes
 * that outlive us. Everything they write lies in {@code .local}, so checkouts do not disturb each
 * other.
 */
public final class LocalPlatform {
  private LocalPlatform() {}

  /**
   * Starts what does not run yet, waits until all of it answers, and writes the addresses to {@code
   * .local/env}. Safe to repeat: a healthy part is left alone, a broken one is started again over
   * its data, a cluster gets the TaskManagers it lacks.
   *
   * @return all parts
   * @throws RunsOtherwiseException when parts run that were started with other options; nothing is
   *     changed then
   * @throws IllegalStateException when a part did not come up or does not answer; the parts that
   *     this call started are stopped again
   */
  public static List<Part> up(PlatformOptions options) {
    return locked(options.local(), () -> upLocked(options));
  }

  /** Stops all parts in order and waits for their end; the data stay. Safe to repeat. */
  public static void down(Path local) {
    locked(
        local,
        () -> {
          PartRecords records = new PartRecords(local);
          List<Part> parts = new ArrayList<>(records.all());
          Collections.reverse(parts);
          for (Part part : parts) {
            part.stop();
            records.remove(part);
          }
          EnvironmentFile.delete(local);
          return parts;
        });
  }

  /** The parts that were started or given and not taken down since, dead ones included. */
  public static List<Part> parts(Path local) {
    return new PartRecords(local).all();
  }

  /**
   * Where the objects of the S3 server lie as files while it is stopped; empty while it runs, or
   * when none ever ran here. The archive's prefix is part of the path.
   */
  public static Optional<Path> archiveAtRest(Path local) {
    boolean isRunning =
        new PartRecords(local).find("s3").filter(part -> !part.runningPids().isEmpty()).isPresent();
    return isRunning ? Optional.empty() : ArchiveAtRest.under(local);
  }

  private static List<Part> upLocked(PlatformOptions options) {
    PartRecords records = new PartRecords(options.local());
    StartPart start = new StartPart(options);
    ChangedOptions.refuse(options, start.steps(), records);
    List<Part> started = new ArrayList<>();
    try {
      for (StartPart.Step step : start.steps()) {
        Part known = records.find(step.name()).orElse(null);
        Optional<Part> well = Optional.ofNullable(known).flatMap(step::mend);
        if (well.isPresent()) {
          records.put(well.get());
          continue;
        }
        if (known != null) {
          known.stop();
        }
        Part part = step.start();
        started.add(part);
        LogLinks.to(options.local(), part);
        records.put(part);
      }
      EnvironmentFile.write(options, records.all());
      return records.all();
    } catch (RuntimeException e) {
      started.forEach(
          part -> {
            part.stop();
            records.remove(part);
          });
      throw e;
    }
  }

  /** One up or down at a time in a checkout. */
  @SuppressWarnings("try") // the lock is held, not used
  private static <T> T locked(Path local, Supplier<T> action) {
    try {
      Files.createDirectories(local);
      try (FileChannel channel =
              FileChannel.open(
                  local.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        return action.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + local, e);
    }
  }
}
