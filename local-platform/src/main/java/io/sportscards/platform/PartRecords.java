package io.sportscards.platform;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of one checkout's platform, a file for each under {@code .local/run}. */
final class PartRecords {
  /** In the order of their start; they are stopped the other way round. */
  private static final List<String> NAMES = List.of("broker", "s3", "postgres", "flink");

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final Path dir;

  PartRecords(Path local) {
    this.dir = local.resolve("run");
  }

  Optional<Part> find(String name) {
    Path file = dir.resolve(name + ".json");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Part.class));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  List<Part> all() {
    List<Part> parts = new ArrayList<>();
    NAMES.forEach(name -> find(name).ifPresent(parts::add));
    return parts;
  }

  void put(Part part) {
    Path file = dir.resolve(part.name() + ".json");
    Path next = dir.resolve(part.name() + ".json.next");
    try {
      Files.createDirectories(dir);
      JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), part);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  void remove(Part part) {
    try {
      Files.deleteIfExists(dir.resolve(part.name() + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove the record of " + part.name(), e);
    }
  }
}
