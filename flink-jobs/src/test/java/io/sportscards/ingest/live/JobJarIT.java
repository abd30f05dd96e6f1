package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the job brings along meets what the cluster has: the two must not overlap. */
class JobJarIT {

  @Test
  void theJarStartsTheLiveJob() throws IOException {
    try (JarFile jar = new JarFile(JobJar.find().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.sportscards.ingest.live.LiveJob");
      assertThat(names(jar))
          .contains(
              "io/sportscards/ingest/live/LiveJob.class",
              "io/sportscards/contracts/EventDecoder.class",
              "io/sportscards/connectors/rabbitmq/RabbitMqSource.class",
              "io/sportscards/settings/Settings.class",
              "org/apache/flink/streaming/connectors/rabbitmq/common/RMQConnectionConfig.class",
              "org/apache/flink/connector/base/source/reader/SourceReaderBase.class",
              "com/github/luben/zstd/ZstdOutputStream.class",
              "com/rabbitmq/client/Channel.class");
    }
  }

  @Test
  void whatTheClusterHasIsNotInTheJar() throws IOException {
    try (JarFile jar = new JarFile(JobJar.find().toFile())) {
      assertThat(names(jar))
          .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/core/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/fs/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/state/rocksdb/"))
          .noneMatch(name -> name.startsWith("org/apache/hadoop/"))
          .noneMatch(name -> name.startsWith("org/rocksdb/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.startsWith("org/apache/log4j/"))
          .noneMatch(name -> name.startsWith("org/apache/logging/"))
          .noneMatch(name -> name.endsWith(".SF"));
    }
  }

  private static List<String> names(JarFile jar) {
    return jar.stream().map(JarEntry::getName).toList();
  }
}
