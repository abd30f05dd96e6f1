package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.demo.services.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./cards} as a user calls it, with local state in a directory of the test. */
final class CardsProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path local;

  /**
   * @param local holds the file {@code env} with the addresses of the servers
   */
  CardsProcess(Path local) {
    this.local = local;
  }

  /** What one call ended with. */
  record Answer(int exitCode, String out, String err) {
    /** Its results, once it is sure that it did what it was asked for. */
    String succeeded() {
      assertThat(exitCode).as("exit code; it said %s", err).isZero();
      return out.strip();
    }
  }

  /** Runs one command to its end. */
  Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./cards"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(local, "out", "");
    Path err = Files.createTempFile(local, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Checkout.root().getParent().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("CARDS_LOCAL", local.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("the end of %s", command)
          .isTrue();
      return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }
}
