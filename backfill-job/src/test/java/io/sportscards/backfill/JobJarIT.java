package io.sportscards.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the job brings along meets what the cluster has: the two must not overlap. */
class JobJarIT {

  @Test
  void theJarStartsTheBackfillAndHoldsNothingOfTheCluster() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.sportscards.backfill.BackfillJob");
      assertThat(jar.stream().map(JarEntry::getName))
          .contains(
              "io/sportscards/backfill/BackfillJob.class",
              "io/sportscards/connectors/journal/JournalSource.class",
              "io/sportscards/ingest/IngestPipeline.class",
              "org/apache/flink/connector/file/src/FileSource.class",
              "org/apache/flink/state/api/SavepointWriter.class",
              "org/apache/flink/connector/jdbc/JdbcConnectionOptions.class",
              "org/postgresql/Driver.class",
              "META-INF/services/java.sql.Driver")
          .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/core/"))
          .noneMatch(name -> name.startsWith("org/rocksdb/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.startsWith("org/apache/logging/"))
          .noneMatch(name -> name.endsWith(".SF"));
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> jars = files.filter(file -> file.toString().endsWith("-job.jar")).toList();
      assertThat(jars).as("job jars in target").hasSize(1);
      return jars.get(0);
    }
  }
}
