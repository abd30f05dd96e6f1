package io.sportscards.platform.server;

import io.sportscards.platform.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Makes a PostgreSQL data directory. */
final class PostgresData {
  private PostgresData() {}

  /** Runs initdb unless there are data already. */
  static void initialise(Path dir, PostgresOptions options) {
    if (Files.exists(dir.resolve("data").resolve("PG_VERSION"))) {
      return;
    }
    try {
      Files.createDirectories(dir);
      Path password =
          Files.createTempFile(
              dir,
              "password",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(password, options.password());
        initdb(dir, options.user(), password);
      } finally {
        Files.delete(password);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare PostgreSQL's directory " + dir, e);
    }
  }

  /**
   * What goes before the command when we are root, as whom PostgreSQL refuses to run: a user
   * namespace in which we are nobody, so that every directory we can read will do.
   */
  static List<String> asNonRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private static void initdb(Path dir, String user, Path password) throws IOException {
    List<String> command = new ArrayList<>(asNonRoot());
    command.addAll(
        List.of(
            PostgresBinaries.directory().resolve("bin").resolve("initdb").toString(),
            "--pgdata=" + dir.resolve("data"),
            "--username=" + user,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync"));
    Path log = dir.resolve("initdb.log");
    try {
      int exitCode =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start()
              .waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException(
            "initdb ended with exit code %d. %s: %s"
                .formatted(exitCode, String.join(" ", command), LogTail.of(log)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running initdb", e);
    }
  }
}
