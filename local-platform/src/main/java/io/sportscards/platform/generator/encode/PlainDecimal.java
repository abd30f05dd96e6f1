package io.sportscards.platform.generator.encode;

import java.math.BigDecimal;

/** A decimal as canonical JSON spells it: plain, with no exponent and no needless zero. */
final class PlainDecimal {
  private PlainDecimal() {}

  static String of(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
