package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader finds in an archive on the local disk: the lines of each file that a manifest
 * names, after checking each file against its manifest.
 */
record Archived(Map<String, List<String>> linesByFile, Set<String> visibleFiles) {

  static Archived read(Path root) throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    for (Path manifest : filesBelow(root.resolve("_manifests"), name -> name.endsWith(".json"))) {
      for (Manifest.Entry entry : Manifest.parse(Files.readAllBytes(manifest)).files()) {
        List<String> content = lines(Files.readAllBytes(root.resolve(entry.path())), entry);
        assertThat(lines.put(entry.path(), content)).as("named twice: %s", entry.path()).isNull();
      }
    }
    Set<String> visible = new TreeSet<>();
    for (Path part : filesBelow(root, name -> name.startsWith("part-"))) {
      visible.add(root.relativize(part).toString());
    }
    return new Archived(lines, visible);
  }

  static List<Path> manifests(Path root) throws IOException {
    return filesBelow(root.resolve("_manifests"), name -> name.endsWith(".json"));
  }

  static List<String> lines(byte[] file, Manifest.Entry entry) throws IOException {
    assertThat(file).as(entry.path()).hasSize((int) entry.bytes());
    assertThat(Zstd.findFrameCompressedSize(file)).as("one frame").isEqualTo(file.length);
    assertThat(file[4] & 4).as("checksum flag of %s", entry.path()).isEqualTo(4);
    try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).endsWith("\n");
      List<String> lines = List.of(text.split("\n"));
      assertThat((long) lines.size()).as(entry.path()).isEqualTo(entry.lines());
      return lines;
    }
  }

  /** Every line of every named file. */
  List<String> lines() {
    return linesByFile.values().stream().flatMap(List::stream).toList();
  }

  /** The lines of the files of one partition. */
  List<String> lines(String partition) {
    return linesByFile.entrySet().stream()
        .filter(file -> file.getKey().startsWith(partition + "/part-"))
        .flatMap(file -> file.getValue().stream())
        .toList();
  }

  /** One for each writer that finished a file: a restarted task counts again. */
  Set<String> attempts() {
    return linesByFile.keySet().stream()
        .map(file -> file.replaceFirst(".*/part-(.{36})-.*", "$1"))
        .collect(Collectors.toSet());
  }

  private static List<Path> filesBelow(Path directory, Predicate<String> name) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return new ArrayList<>(
          all.filter(Files::isRegularFile)
              .filter(path -> name.test(path.getFileName().toString()))
              .sorted()
              .toList());
    }
  }
}
