package io.sportscards.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Times as RFC 3339 text. Written in UTC with six decimals, what is finer is cut off; read with any
 * offset and up to nine decimals. Years 1 to 9999, no leap seconds.
 */
final class UtcTime {
  static final long FIRST_SECOND = -62_135_596_800L; // 0001-01-01T00:00:00Z
  static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
  private static final int SECONDS_PER_DAY = 86_400;

  private UtcTime() {}

  static boolean isInRange(long seconds, long nanos) {
    return seconds >= FIRST_SECOND && seconds <= LAST_SECOND && nanos >= 0 && nanos < 1_000_000_000;
  }

  /** Days since 1970. */
  static long day(long seconds) {
    return Math.floorDiv(seconds, SECONDS_PER_DAY);
  }

  static LocalDate date(long seconds) {
    return LocalDate.ofEpochDay(day(seconds));
  }

  /** Writes the day alone, unquoted. */
  static void writeDate(JsonBuffer out, long seconds) {
    LocalDate date = date(seconds);
    digits(out, date.getYear(), 4).raw('-');
    digits(out, date.getMonthValue(), 2).raw('-');
    digits(out, date.getDayOfMonth(), 2);
  }

  /** Writes the quoted text. */
  static void write(JsonBuffer out, long seconds, int nanos) {
    int second = Math.floorMod(seconds, SECONDS_PER_DAY);
    out.raw('"');
    writeDate(out, seconds);
    out.raw('T');
    digits(out, second / 3600, 2).raw(':');
    digits(out, second / 60 % 60, 2).raw(':');
    digits(out, second % 60, 2).raw('.');
    digits(out, nanos / 1000, 6).raw('Z').raw('"');
  }

  private static JsonBuffer digits(JsonBuffer out, int value, int count) {
    int power = 1;
    for (int i = 1; i < count; i++) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      out.raw((char) ('0' + value / power % 10));
    }
    return out;
  }

  /** The instant that the text names, or null if it names none. */
  static Instant parse(String text) {
    int end = text.length();
    if (end < 20 || !hasSeparators(text)) {
      return null;
    }
    int at = 19;
    int nanos = 0;
    if (text.charAt(at) == '.') {
      int start = ++at;
      while (at < end && at - start < 9 && isDigit(text.charAt(at))) {
        nanos = nanos * 10 + text.charAt(at++) - '0';
      }
      if (at == start) {
        return null;
      }
      for (int i = at - start; i < 9; i++) {
        nanos *= 10;
      }
    }
    int offset = offset(text, at);
    LocalDate date = date(text.substring(0, 10));
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    if (offset == NO_OFFSET || date == null || !isTimeOfDay(hour, minute, second)) {
      return null;
    }
    int secondOfDay = hour * 3600 + minute * 60 + second;
    long seconds = date.toEpochDay() * SECONDS_PER_DAY + secondOfDay - offset;
    return isInRange(seconds, nanos) ? Instant.ofEpochSecond(seconds, nanos) : null;
  }

  /** The day that a text such as {@code 2026-01-31} names, or null if it names none. */
  static LocalDate date(String text) {
    int year = text.length() == 10 ? number(text, 0, 4) : -1;
    if (year < 1 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    return date(year, number(text, 5, 2), number(text, 8, 2));
  }

  /** The day, or null if the calendar has none such. */
  static LocalDate date(long year, long month, long day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    try {
      return LocalDate.of((int) year, (int) month, (int) day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasSeparators(String text) {
    return text.charAt(10) == 'T' && text.charAt(13) == ':' && text.charAt(16) == ':';
  }

  private static boolean isTimeOfDay(int hour, int minute, int second) {
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }

  private static final int NO_OFFSET = Integer.MIN_VALUE;

  /** Seconds east of UTC of an offset that fills the text from {@code at} to its end. */
  private static int offset(String text, int at) {
    int left = text.length() - at;
    if (left == 1 && text.charAt(at) == 'Z') {
      return ZoneOffset.UTC.getTotalSeconds();
    }
    if (left != 6 || text.charAt(at + 3) != ':') {
      return NO_OFFSET;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    char sign = text.charAt(at);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || (sign != '+' && sign != '-')) {
      return NO_OFFSET;
    }
    int seconds = hours * 3600 + minutes * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** The number that the digits spell, or -1 if one of them is none. */
  private static int number(String text, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
