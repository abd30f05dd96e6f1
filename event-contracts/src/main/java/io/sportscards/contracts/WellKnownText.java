package io.sportscards.contracts;

import io.sportscards.contracts.MessageShape.Form;
import java.time.Instant;
import java.time.LocalDate;

/** Fills times, days, decimals and money from the text that stands for them in JSON. */
final class WellKnownText {
  private WellKnownText() {}

  static String expected(Form form) {
    return switch (form) {
      case OBJECT -> "an object";
      case TIMESTAMP -> "a time such as \"2026-01-31T12:00:00Z\"";
      case DATE -> "a day such as \"2026-01-31\"";
      case DECIMAL -> "a string with a decimal number such as \"12.50\"";
      case MONEY -> "an object with currency_code and amount, or with currencyCode, units, nanos";
    };
  }

  /** The value of a message that is written as a string. */
  static MessageValue read(MessageShape shape, String text) throws BrokenRule {
    MessageValue value = new MessageValue(shape);
    switch (shape.form) {
      case TIMESTAMP -> {
        Instant time = UtcTime.parse(text);
        if (time == null) {
          throw unexpected(shape.form, text);
        }
        set(value, 1, time.getEpochSecond());
        set(value, 2, (long) time.getNano());
      }
      case DATE -> {
        LocalDate date = UtcTime.date(text);
        if (date == null) {
          throw unexpected(shape.form, text);
        }
        set(value, 1, (long) date.getYear());
        set(value, 2, (long) date.getMonthValue());
        set(value, 3, (long) date.getDayOfMonth());
      }
      case DECIMAL -> set(value, 1, text);
      case OBJECT, MONEY ->
          throw new BrokenRule("is a string, but " + expected(shape.form) + " is expected");
    }
    return value;
  }

  /** Sets units and nanos from the amount of the canonical form. */
  static void money(String amount, MessageValue into) throws BrokenRule {
    if (into.integer(2) != 0 || into.integer(3) != 0) {
      throw new BrokenRule("has an amount besides units or nanos, but one of them is expected");
    }
    String plain = PlainDecimal.of(amount);
    if (plain == null || !MoneyAmount.isExact(plain)) {
      throw new BrokenRule(
          "has the amount "
              + Quote.quote(amount)
              + ", but a decimal number with at most 14 integer digits and 4 decimals is expected");
    }
    set(into, 2, MoneyAmount.units(plain));
    set(into, 3, MoneyAmount.nanos(plain));
  }

  private static BrokenRule unexpected(Form form, String text) {
    return new BrokenRule("is " + Quote.quote(text) + ", but " + expected(form) + " is expected");
  }

  private static void set(MessageValue value, int number, Object content) {
    value.slots[value.shape.numbered(number).index] = content;
  }
}
