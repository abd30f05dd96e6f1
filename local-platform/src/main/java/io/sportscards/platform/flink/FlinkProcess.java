package io.sportscards.platform.flink;

import io.sportscards.platform.process.ChildProcess;
import io.sportscards.platform.process.JavaCommand;
import io.sportscards.platform.process.Launch;
import io.sportscards.platform.server.ServerJars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts one process of a Flink cluster from jars, as Flink's own scripts would. */
final class FlinkProcess {
  private static final List<String> OPENED =
      List.of(
          "sun.net.util",
          "java.lang",
          "java.lang.reflect",
          "java.net",
          "java.io",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  private FlinkProcess() {}

  static ChildProcess jobManager(Path dir, FlinkOptions options) {
    return start(
        dir,
        options,
        "jobmanager",
        List.of("-Xmx512m", "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        List.of());
  }

  static ChildProcess taskManager(Path dir, FlinkOptions options, String name) {
    return start(
        dir,
        options,
        name,
        List.of(
            "-Xmx" + FlinkConfiguration.TASK_MANAGER_HEAP_MB + "m",
            "-XX:MaxDirectMemorySize=" + FlinkConfiguration.TASK_MANAGER_DIRECT_MB + "m",
            "-XX:MaxMetaspaceSize=192m"),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        List.of("-D", "taskmanager.resource-id=" + name));
  }

  private static ChildProcess start(
      Path dir,
      FlinkOptions options,
      String name,
      List<String> memory,
      String mainClass,
      List<String> arguments) {
    List<String> java = new ArrayList<>(memory);
    java.add("-XX:+UseSerialGC");
    java.add("-XX:+ExitOnOutOfMemoryError");
    java.add("-Duser.timezone=UTC");
    java.add("-Dlog.file=" + dir.resolve("log").resolve(name + ".log"));
    java.add("-Dlog4j.configurationFile=" + dir.resolve("conf").resolve("log4j.properties"));
    OPENED.forEach(opened -> java.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
    List<String> all = new ArrayList<>(List.of("--configDir", dir.resolve("conf").toString()));
    all.addAll(arguments);
    Map<String, String> environment = new HashMap<>(options.environment());
    environment.put("FLINK_CONF_DIR", dir.resolve("conf").toString());
    environment.put("FLINK_PLUGINS_DIR", ServerJars.flinkPlugins().toString());
    return ChildProcess.start(
        new Launch(
            "Flink's " + name,
            JavaCommand.of(ServerJars.of("flink"), java, mainClass, all),
            environment,
            dir,
            dir.resolve("log").resolve(name + ".out")));
  }
}
