package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.server.ServerJars;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The job jar of a later release: the graph as it is in the sources, with one operator more between
 * two others.
 */
final class AddedOperatorJar {
  static final String OPERATOR = "pass-on";

  private static final String GRAPH = "io/sportscards/ingest/IngestPipeline";
  private static final String BEFORE = ".keyBy(ArchiveLine::partition)";
  private static final String ADDED =
      ".map(line -> line).returns(IngestTypes.ARCHIVE_LINE).name(\"%1$s\").uid(\"%1$s\")"
          .formatted(OPERATOR);

  private AddedOperatorJar() {}

  /** Makes it from the jar of today, which is on the compiler's class path. */
  static Path of(Path jobJar, Path dir) throws Exception {
    Path source = Files.createDirectories(dir.resolve("source")).resolve("IngestPipeline.java");
    String text =
        Files.readString(
            Checkout.root().getParent().resolve("flink-jobs/src/main/java/" + GRAPH + ".java"));
    assertThat(text).containsOnlyOnce(BEFORE);
    Files.writeString(source, text.replace(BEFORE, ADDED + BEFORE));
    Path classes = Files.createDirectories(dir.resolve("classes"));
    compile(source, jobJar, classes);

    Path jar = dir.resolve("added-operator-job.jar");
    Files.copy(jobJar, jar);
    try (FileSystem entries = FileSystems.newFileSystem(jar);
        Stream<Path> compiled = Files.list(classes.resolve(GRAPH).getParent())) {
      for (Path file : compiled.toList()) {
        Files.copy(
            file,
            entries.getPath(classes.relativize(file).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return jar;
  }

  private static void compile(Path source, Path jobJar, Path classes) {
    List<Path> classPath = new ArrayList<>(ServerJars.of("flink"));
    classPath.add(jobJar);
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-cp",
                classPath.stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(exitCode).isZero();
  }
}
