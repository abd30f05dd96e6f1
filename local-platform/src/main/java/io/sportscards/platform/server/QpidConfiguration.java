package io.sportscards.platform.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Qpid's configuration file: one AMQP port on 127.0.0.1, one user, one virtual host. */
final class QpidConfiguration {
  private QpidConfiguration() {}

  static void write(Path dir, int port, QpidOptions options) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path file = dir.resolve("initial-config.json");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    json.writerWithDefaultPrettyPrinter()
        .writeValue(
            file.toFile(),
            Map.of(
                "name", "cards",
                "modelVersion", "9.0",
                "authenticationproviders", List.of(users(options)),
                "brokerloggers", List.of(logger()),
                "ports", List.of(amqp(port)),
                "virtualhostnodes", List.of(virtualHost(json, dir, options))));
  }

  private static Map<String, Object> users(QpidOptions options) {
    return Map.of(
        "name",
        "users",
        "type",
        "Plain",
        // PLAIN, the mechanism of the Java client, is otherwise kept to TLS
        "secureOnlyMechanisms",
        List.of(),
        "users",
        List.of(Map.of("name", options.user(), "type", "managed", "password", options.password())));
  }

  private static Map<String, Object> logger() {
    return Map.of(
        "name", "output",
        "type", "Console",
        "brokerloginclusionrules",
            List.of(
                Map.of(
                    "name", "all", "type", "NameAndLevel", "level", "WARN", "loggerName", "ROOT")));
  }

  private static Map<String, Object> amqp(int port) {
    return Map.of(
        "name", "AMQP",
        "type", "AMQP",
        "port", port,
        "bindingAddress", "127.0.0.1",
        "protocols", List.of("AMQP_0_9_1"),
        "authenticationProvider", "users",
        "virtualhostaliases", List.of(Map.of("name", "default", "type", "defaultAlias")));
  }

  private static Map<String, Object> virtualHost(ObjectMapper json, Path dir, QpidOptions options)
      throws IOException {
    if (!options.durable()) {
      return Map.of(
          "name",
          "default",
          "type",
          "Memory",
          "defaultVirtualHostNode",
          true,
          "virtualHostInitialConfiguration",
          json.writeValueAsString(Map.of("type", "Memory")));
    }
    return Map.of(
        "name",
        "default",
        "type",
        "JSON",
        "defaultVirtualHostNode",
        true,
        "storePath",
        dir.resolve("work").resolve("configuration").toString(),
        "virtualHostInitialConfiguration",
        json.writeValueAsString(
            Map.of(
                "type", "DERBY", "storePath", dir.resolve("work").resolve("messages").toString())));
  }
}
