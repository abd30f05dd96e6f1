package io.sportscards.faults.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flags of a live job in this suite: short intervals, so that a fault meets every phase soon. */
final class LiveJobSettings {
  private final Map<String, String> flags = new LinkedHashMap<>();

  LiveJobSettings(int brokerPort, String user, Path passwordFile, String bucket) {
    flags.put("rabbitmq-uri", "amqp://127.0.0.1:" + brokerPort);
    flags.put("rabbitmq-user", user);
    flags.put("rabbitmq-password-file", passwordFile.toString());
    flags.put("s3-bucket", bucket);
    flags.put("s3-prefix", FaultStack.PREFIX);
    flags.put("checkpoint-interval", "PT1S");
    flags.put("checkpoint-timeout", "PT10S");
    flags.put("restart-backoff", "PT2S");
    flags.put("archive-roll-interval", "PT3S");
  }

  LiveJobSettings with(String flag, String value) {
    flags.put(flag, value);
    return this;
  }

  LiveJobSettings with(Map<String, String> others) {
    flags.putAll(others);
    return this;
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    flags.forEach(
        (flag, value) -> {
          arguments.add("--" + flag);
          arguments.add(value);
        });
    return arguments;
  }
}
