package io.sportscards.benchmarks.marts;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Archive lines of the simulated world's events, in the order in which they happened. Files hold
 * all types and days, unlike those of the archive: DuckDB reads few large ones sooner than many
 * small ones.
 */
final class WorldFiles {
  static final String RUN = "live-1";

  /** Where simulated time ends. */
  static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");

  private static final int LINES_PER_FILE = 250_000;
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final Duration TO_THE_QUEUE = Duration.ofSeconds(2);

  private final Path directory;
  private final EventStream stream;
  private final EventDecoder decoder =
      new EventDecoder(
          EventContract.current(),
          new RunContext("rabbitmq", RUN, 0),
          MOST_BODY_BYTES,
          new Unobserved());

  private int written;

  /**
   * @param directory empty
   * @param events of a whole world; how many are taken is for {@link #write} to say
   * @param days of simulated time
   */
  WorldFiles(Path directory, long events, int days) {
    this.directory = directory;
    this.stream =
        EventStream.of(
            GeneratorSettings.of(1, events)
                .withFaults(FaultMix.none())
                .withTime(UNTIL, Duration.ofDays(days)));
  }

  /** Writes the next events; the paths in order. */
  List<Path> write(long events) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (long left = events; left > 0; left -= LINES_PER_FILE) {
      Path path = directory.resolve("events-%03d.ndjson.zst".formatted(written++));
      try (OutputStream lines = open(path)) {
        for (long i = Math.min(left, LINES_PER_FILE); i > 0; i--) {
          lines.write(line(stream.next()));
          lines.write('\n');
        }
      }
      paths.add(path);
    }
    return paths;
  }

  private static OutputStream open(Path path) throws IOException {
    return new BufferedOutputStream(
        new ZstdOutputStreamNoFinalizer(Files.newOutputStream(path), 1), 1 << 16);
  }

  private byte[] line(Message message) {
    ArchiveLine line =
        decoder.decode(
            new RawMessage(
                message.body(),
                message.contentType(),
                message.eventType(),
                null,
                message.occurredAt().plus(TO_THE_QUEUE)));
    if (!line.partition().startsWith("bronze/")) {
      throw new IllegalStateException(
          "Event %s was rejected, and the world should have no faults: %s"
              .formatted(message.eventId(), line.partition()));
    }
    return line.line();
  }

  private static final class Unobserved implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {}

    @Override
    public void keepBody(String rejectionId, byte[] body) {}
  }
}
