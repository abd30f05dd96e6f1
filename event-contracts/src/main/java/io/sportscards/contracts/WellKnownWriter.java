package io.sportscards.contracts;

import io.sportscards.contracts.MessageShape.Form;
import java.time.LocalDate;

/** Writes times, days, decimals and money, refusing what none of them can be. */
final class WellKnownWriter {
  private static final int CURRENCY_LETTERS = 3; // ISO 4217

  private final JsonBuffer out;

  WellKnownWriter(JsonBuffer out) {
    this.out = out;
  }

  void time(MessageValue value) throws BrokenRule {
    long seconds = value.integer(1);
    long nanos = value.integer(2);
    if (!UtcTime.isInRange(seconds, nanos)) {
      throw new BrokenRule(
          "has seconds "
              + seconds
              + " and nanos "
              + nanos
              + ", but a time in the years 1 to 9999 is expected");
    }
    UtcTime.write(out, seconds, (int) nanos);
  }

  void date(MessageValue value) throws BrokenRule {
    LocalDate date = UtcTime.date(value.integer(1), value.integer(2), value.integer(3));
    if (date == null) {
      throw new BrokenRule(
          "has year "
              + value.integer(1)
              + ", month "
              + value.integer(2)
              + ", day "
              + value.integer(3)
              + ", but "
              + WellKnownText.expected(Form.DATE)
              + " is expected");
    }
    out.raw('"').raw(date.toString()).raw('"');
  }

  void decimal(MessageValue value, FieldCheck check) throws BrokenRule {
    String text = value.text(1);
    String plain = PlainDecimal.of(text);
    if (plain == null) {
      throw new BrokenRule(
          "is "
              + Quote.quote(text)
              + ", but a decimal number of at most "
              + PlainDecimal.MOST_DIGITS
              + " digits is expected");
    }
    check.decimal(plain);
    out.raw('"').raw(plain).raw('"');
  }

  /**
   * Writes an amount with its currency.
   *
   * @param soleCurrency the one that the message allows, null where it allows any
   */
  void money(MessageValue value, FieldCheck check, String soleCurrency) throws BrokenRule {
    String currency = value.text(1);
    if (!isCurrency(currency)) {
      throw new BrokenRule(
          "has the currency "
              + Quote.quote(currency)
              + ", but three capital letters such as \"USD\" are expected");
    }
    if (soleCurrency != null && !soleCurrency.equals(currency)) {
      throw new BrokenRule(
          "has the currency "
              + Quote.quote(currency)
              + ", but "
              + Quote.quote(soleCurrency)
              + " is expected, as everywhere in this message");
    }
    MoneyAmount.check(value.integer(2), value.integer(3));
    String amount = MoneyAmount.text(value.integer(2), (int) value.integer(3));
    check.decimal(amount);
    out.raw("{\"currency_code\":\"").raw(currency).raw("\",\"amount\":\"").raw(amount).raw("\"}");
  }

  private static boolean isCurrency(String text) {
    if (text.length() != CURRENCY_LETTERS) {
      return false;
    }
    for (int i = 0; i < CURRENCY_LETTERS; i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }
}
