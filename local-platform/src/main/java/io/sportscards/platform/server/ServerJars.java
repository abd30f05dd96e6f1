package io.sportscards.platform.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The jars of the servers. Each server has a small Maven module under local-platform/servers that
 * writes its class path to a file, so that a server's libraries never mix with ours.
 */
public final class ServerJars {
  private ServerJars() {}

  /**
   * Jars of one server.
   *
   * @param server name of its module's directory, e.g. {@code s3proxy}
   * @throws IllegalStateException when the module has not been built
   */
  public static List<Path> of(String server) {
    Path file = serversDirectory().resolve(server).resolve("target").resolve("classpath");
    if (Files.notExists(file)) {
      throw new IllegalStateException(
          "%s is missing; build it with mvn -pl local-platform -am package".formatted(file));
    }
    try {
      return List.of(Files.readString(file).strip().split(File.pathSeparator, -1)).stream()
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Where a server's build leaves its files; what is unpacked there lasts until the next clean. */
  static Path workDirectory(String server) {
    return serversDirectory().resolve(server).resolve("target");
  }

  /** Flink's plugins, one directory each; the S3 file system is one. */
  public static Path flinkPlugins() {
    return workDirectory("flink").resolve("plugins");
  }

  /** Found from where our own classes lie: in a target directory of the checkout. */
  private static Path serversDirectory() {
    try {
      Path code =
          Path.of(ServerJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path dir = code; dir != null; dir = dir.getParent()) {
        Path servers = dir.resolve("local-platform").resolve("servers");
        if (Files.isDirectory(servers)) {
          return servers;
        }
      }
      throw new IllegalStateException(
          "%s is not in a checkout of the project: no directory above it holds local-platform/servers"
              .formatted(code));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Our own classes lie at no file path", e);
    }
  }
}
