package io.sportscards.contracts;

/**
 * Amounts of money: whole units and billionths of the same sign, at most 14 integer digits and 4
 * decimals, since marts hold numeric(18,4).
 */
final class MoneyAmount {
  private static final long MOST_UNITS = 99_999_999_999_999L;
  private static final int NANOS_PER_STEP = 100_000; // one ten-thousandth
  private static final int NANOS_PER_UNIT = 1_000_000_000;

  private MoneyAmount() {}

  /** Refuses what an amount cannot be. */
  static void check(long units, long nanos) throws BrokenRule {
    if (nanos <= -NANOS_PER_UNIT || nanos >= NANOS_PER_UNIT) {
      throw new BrokenRule("has nanos " + nanos + ", but -999999999 to 999999999 is expected");
    }
    if ((units > 0 && nanos < 0) || (units < 0 && nanos > 0)) {
      throw new BrokenRule(
          "has units " + units + " and nanos " + nanos + ", but the same sign is expected");
    }
    if (units > MOST_UNITS || units < -MOST_UNITS) {
      throw new BrokenRule("has units " + units + ", but at most 14 digits are expected");
    }
    if (nanos % NANOS_PER_STEP != 0) {
      throw new BrokenRule("has nanos " + nanos + ", but at most 4 decimals are expected");
    }
  }

  /** The plain decimal text of an amount that passed {@link #check}. */
  static String text(long units, int nanos) {
    if (nanos == 0) {
      return Long.toString(units);
    }
    StringBuilder text = new StringBuilder(20);
    if (units < 0 || nanos < 0) {
      text.append('-');
    }
    text.append(Math.abs(units)).append('.');
    int steps = Math.abs(nanos) / NANOS_PER_STEP;
    for (int power = 1000; steps > 0; power /= 10) {
      text.append((char) ('0' + steps / power));
      steps %= power;
    }
    return text.toString();
  }

  /** Whether a plain decimal text has at most 14 integer digits and 4 decimals. */
  static boolean isExact(String plain) {
    int start = plain.charAt(0) == '-' ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    return end - start <= 14 && plain.length() - end <= 5;
  }

  /** The units of a plain decimal text with at most 14 integer digits. */
  static long units(String plain) {
    int point = plain.indexOf('.');
    return Long.parseLong(point < 0 ? plain : plain.substring(0, point));
  }

  /** The billionths of a plain decimal text with at most 9 decimals. */
  static long nanos(String plain) {
    int point = plain.indexOf('.');
    if (point < 0) {
      return 0;
    }
    String fraction = plain.substring(point + 1);
    long nanos = Long.parseLong(fraction);
    for (int i = fraction.length(); i < 9; i++) {
      nanos *= 10;
    }
    return plain.charAt(0) == '-' ? -nanos : nanos;
  }
}
