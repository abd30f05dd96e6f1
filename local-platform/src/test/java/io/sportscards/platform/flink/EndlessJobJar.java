package io.sportscards.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.server.ServerJars;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compiles a small endless job with checkpoints: Flink is on the cluster's class path, not ours.
 */
final class EndlessJobJar {
  private EndlessJobJar() {}

  static Path in(Path dir) throws Exception {
    Path source = Files.createDirectories(dir.resolve("source")).resolve("EndlessJob.java");
    try (InputStream text = EndlessJobJar.class.getResourceAsStream("/flink/EndlessJob.java.txt")) {
      Files.copy(text, source);
    }
    Path classes = Files.createDirectories(dir.resolve("classes"));
    String classPath =
        ServerJars.of("flink").stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                OutputStream.nullOutputStream(),
                null,
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                source.toString());
    assertThat(exitCode).isZero();
    Path jar = dir.resolve("endless-job.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.toList()) {
        out.putNextEntry(new JarEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
