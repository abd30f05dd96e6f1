package io.sportscards.platform.generator.encode;

import java.math.BigDecimal;

/** The part of an amount below one unit, in billionths, as {@code google.type.Money} holds it. */
final class Nanos {
  private Nanos() {}

  /**
   * @throws ArithmeticException when the amount has more than 9 decimals
   */
  static int of(BigDecimal amount) {
    return amount.remainder(BigDecimal.ONE).movePointRight(9).intValueExact();
  }
}
