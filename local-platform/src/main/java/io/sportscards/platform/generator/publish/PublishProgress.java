package io.sportscards.platform.generator.publish;

import java.time.Duration;

/**
 * How far a publish run is.
 *
 * @param confirmed messages that the broker has taken for good, repeats included
 * @param lines lines that the archive must hold because of them
 * @param elapsed since the run began
 * @param trouble why it does not go on just now, as part of a sentence; empty when it does
 */
public record PublishProgress(long confirmed, long lines, Duration elapsed, String trouble) {
  public long perSecond() {
    return confirmed * 1_000 / Math.max(1, elapsed.toMillis());
  }
}
