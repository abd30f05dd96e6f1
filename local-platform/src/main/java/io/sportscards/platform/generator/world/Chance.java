package io.sportscards.platform.generator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.SplittableRandom;

/** The only source of variety: the same seed makes the same choices. */
final class Chance {
  private final SplittableRandom random;

  Chance(SplittableRandom random) {
    this.random = random;
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** An index below {@code size}; low ones come up far more often, as popular cards do. */
  int popular(int size) {
    double x = random.nextDouble();
    return (int) (size * x * x * x);
  }

  int index(int size) {
    return random.nextInt(size);
  }

  /** From {@code least} to {@code most}, with this many decimals. */
  BigDecimal decimal(int least, int most, int scale) {
    long unit = BigDecimal.TEN.pow(scale).longValueExact();
    return BigDecimal.valueOf(random.nextLong(least * unit, most * unit + 1), scale);
  }

  /** From none to four times the mean: most waits are short, some are long. */
  Duration around(Duration mean) {
    double factor = Math.min(4, -Math.log(1 - random.nextDouble()));
    return Duration.ofNanos((long) (mean.toNanos() * factor));
  }
}
