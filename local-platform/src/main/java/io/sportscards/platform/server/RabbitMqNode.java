package io.sportscards.platform.server;

import io.sportscards.platform.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Files, ports and environment of one RabbitMQ node. Its name may be the same for all, since each
 * has a name server of its own; so data in a directory are found again on other ports.
 */
record RabbitMqNode(
    Path dir, RabbitMqOptions options, int port, int epmdPort, int distPort, int managementPort) {
  /** The wrappers in /usr/sbin change the user and drop the environment. */
  static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");

  /** The server's own default, which it lets in from 127.0.0.1 only. */
  static final String USER = "guest";

  static final String PASSWORD = "guest";

  private static final String NAME = "cards@localhost";

  static RabbitMqNode prepare(Path dir, RabbitMqOptions options) {
    List<Integer> free = FreePorts.take(5);
    int port = options.port() == 0 ? free.get(0) : options.port();
    RabbitMqNode node = new RabbitMqNode(dir, options, port, free.get(1), free.get(2), free.get(3));
    try {
      node.writeFiles(free.get(4));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare RabbitMQ's directory " + dir, e);
    }
    return node;
  }

  List<String> epmdCommand() {
    return List.of("epmd", "-port", Integer.toString(epmdPort), "-address", "127.0.0.1");
  }

  List<String> serverCommand() {
    return List.of(PROGRAMS.resolve("rabbitmq-server").toString());
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", dir.resolve("home").toString());
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
    // the start script then becomes the broker; otherwise it waits for it, and only the script dies
    // of a kill
    environment.put("RUNNING_UNDER_SYSTEMD", "true");
    environment.put("RABBITMQ_NODENAME", NAME);
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distPort));
    environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
    environment.put("RABBITMQ_CONFIG_FILE", dir.resolve("rabbitmq.conf").toString());
    environment.put("RABBITMQ_MNESIA_BASE", dir.resolve("mnesia").toString());
    environment.put("RABBITMQ_LOG_BASE", dir.resolve("log").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", dir.resolve("enabled_plugins").toString());
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
    return environment;
  }

  String ctl(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(PROGRAMS.resolve("rabbitmqctl").toString());
    command.add("--quiet");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    try {
      Process process = builder.start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "rabbitmqctl %s ended with exit code %d: %s"
                .formatted(String.join(" ", arguments), process.exitValue(), output));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run rabbitmqctl", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running rabbitmqctl", e);
    }
  }

  private void writeFiles(int prometheusPort) throws IOException {
    Files.createDirectories(dir.resolve("log"));
    Files.createDirectories(dir.resolve("home"));
    Path cookie = dir.resolve("home").resolve(".erlang.cookie");
    if (Files.notExists(cookie)) {
      Files.writeString(cookie, UUID.randomUUID().toString());
      Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
    }
    List<String> lines = new ArrayList<>();
    lines.add("listeners.tcp.1 = 127.0.0.1:" + port);
    lines.add("disk_free_limit.absolute = 50MB");
    if (options.management()) {
      lines.add("management.tcp.ip = 127.0.0.1");
      lines.add("management.tcp.port = " + managementPort);
      lines.add("prometheus.tcp.ip = 127.0.0.1");
      lines.add("prometheus.tcp.port = " + prometheusPort);
    }
    lines.addAll(options.configuration());
    Files.write(dir.resolve("rabbitmq.conf"), lines);
    Files.writeString(
        dir.resolve("enabled_plugins"),
        options.management() ? "[rabbitmq_management,rabbitmq_prometheus].\n" : "[].\n");
  }
}
