package io.sportscards.ingest;

import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.types.IngestTypes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * A bounded source of good and bad messages, the same at each index whenever asked. Of every 20
 * messages 10 are new events, 4 come again from among the last 200, 2 conflict with one, and 4 are
 * bad, half of them for a second time.
 */
public final class MixedInput {
  private static final int ROUND = 20;

  private MixedInput() {}

  public static DataGeneratorSource<RawMessage> source(int count) {
    return new DataGeneratorSource<>(MixedInput::at, count, IngestTypes.RAW_MESSAGE);
  }

  /**
   * With checkpoints on the way, and a failure at each of some indexes, once.
   *
   * @param markers an empty directory
   */
  static DataGeneratorSource<RawMessage> failing(
      int count, int perCheckpoint, List<Long> failAt, Path markers) {
    return new DataGeneratorSource<>(
        failing(failAt, markers),
        count,
        RateLimiterStrategy.perCheckpoint(perCheckpoint),
        IngestTypes.RAW_MESSAGE);
  }

  /** The same for a job that has no checkpoints. */
  static DataGeneratorSource<RawMessage> failing(int count, List<Long> failAt, Path markers) {
    return new DataGeneratorSource<>(failing(failAt, markers), count, IngestTypes.RAW_MESSAGE);
  }

  private static GeneratorFunction<Long, RawMessage> failing(List<Long> failAt, Path markers) {
    String directory = markers.toString();
    return index -> {
      if (failAt.contains(index) && isFirst(Path.of(directory, "failed-at-" + index))) {
        throw new IllegalStateException("Planned failure at " + index);
      }
      return at(index);
    };
  }

  public static RawMessage at(long index) {
    int round = Math.toIntExact(index / ROUND);
    int place = Math.toIntExact(index % ROUND);
    if (place < 10) {
      return Messages.event(10 * round + place, 0);
    }
    if (place < 14) {
      return Messages.event(Math.max(0, 10 * round - 37 * (place - 10)), 0);
    }
    if (place < 16) {
      return Messages.event(10 * round + place - 14, 1);
    }
    int bad = round / 2;
    return place < 18
        ? Messages.json("{\"event_id\":" + bad + "/" + place)
        : Messages.unsupported(bad + ";" + place);
  }

  private static boolean isFirst(Path marker) throws IOException {
    try {
      Files.createFile(marker);
      return true;
    } catch (FileAlreadyExistsException again) {
      return false;
    }
  }
}
