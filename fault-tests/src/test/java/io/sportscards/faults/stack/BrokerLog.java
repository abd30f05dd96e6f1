package io.sportscards.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the broker has logged. */
public record BrokerLog(Path dir) {
  public static BrokerLog of(FaultStack stack) {
    return new BrokerLog(stack.dir().resolve("rabbitmq").resolve("log"));
  }

  /** Lines that hold the text. */
  public long count(String text) {
    try (Stream<Path> files = Files.list(dir)) {
      long count = 0;
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
          count += lines.filter(line -> line.contains(text)).count();
        }
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the broker's logs in " + dir, e);
    }
  }
}
