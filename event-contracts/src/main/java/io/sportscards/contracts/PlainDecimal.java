package io.sportscards.contracts;

import java.math.BigDecimal;

/**
 * Decimal numbers as text with no exponent, no needless zeros and at most 38 digits, which is what
 * numeric columns hold: equal numbers are equal texts.
 */
final class PlainDecimal {
  static final int MOST_DIGITS = 38;
  private static final int LONGEST = 100; // characters; leaves room for needless zeros

  private PlainDecimal() {}

  /**
   * The one plain text of a number.
   *
   * @param text digits with an optional sign, fraction and exponent, in ASCII
   * @return null if it is no number or has more than 38 digits
   */
  static String of(String text) {
    if (text.length() > LONGEST || !isSpelledAsNumber(text)) {
      return null;
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return null;
    } catch (ArithmeticException e) { // an exponent at the edge of what an int holds
      return null;
    }
    if (value.signum() == 0) {
      return "0";
    }
    long fraction = Math.max(0, value.scale());
    long whole = Math.max(0, (long) value.precision() - value.scale());
    return whole + fraction > MOST_DIGITS ? null : value.toPlainString();
  }

  /** Keeps out the digits of other scripts, which BigDecimal would take. */
  static boolean isSpelledAsNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
