package io.sportscards.contracts;

import io.sportscards.contracts.MessageShape.Form;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes values in canonical JSON, holding each against its rules on the way: one event gives the
 * same bytes whatever its encoding.
 */
final class CanonicalWriter {
  private static final int CURRENCY_LETTERS = 3; // ISO 4217

  private final JsonBuffer out;
  private String soleCurrency;

  CanonicalWriter(JsonBuffer out) {
    this.out = out;
  }

  /** Writes a payload, from its opening to its closing brace. */
  void payload(MessageValue value) throws BrokenRule {
    soleCurrency = null;
    object(value);
  }

  /** Writes a field as {@code "name":value} and says whether there was anything to write. */
  boolean member(FieldShape field, Object value, boolean isFirst) throws BrokenRule {
    try {
      if (isUnset(field, value)) {
        field.check.missing();
        return false;
      }
      if (!isFirst) {
        out.raw(',');
      }
      out.raw(field.key);
      if (field.isList) {
        list(field, (List<?>) value);
      } else {
        value(field, value);
      }
      return true;
    } catch (BrokenRule e) {
      throw e.within(field.name);
    }
  }

  private void object(MessageValue value) throws BrokenRule {
    MessageShape shape = value.shape;
    String outerCurrency = soleCurrency;
    if (shape.soleCurrency() != null && value.slots[shape.soleCurrency().index] != null) {
      soleCurrency = (String) value.slots[shape.soleCurrency().index];
    }
    out.raw('{');
    boolean isFirst = true;
    for (FieldShape field : shape.fields()) {
      isFirst &= !member(field, value.slots[field.index], isFirst);
    }
    out.raw('}');
    alternatives(value);
    soleCurrency = outerCurrency;
  }

  private static boolean isUnset(FieldShape field, Object value) {
    if (value == null) {
      return true;
    }
    if (field.isList) {
      return ((List<?>) value).isEmpty();
    }
    return field.kind == FieldShape.Kind.CHOICE && (Long) value == 0; // the unspecified one
  }

  private void list(FieldShape field, List<?> items) throws BrokenRule {
    field.check.items(items);
    out.raw('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      try {
        value(field, items.get(i));
      } catch (BrokenRule e) {
        throw e.within("[" + i + "]");
      }
    }
    out.raw(']');
  }

  private void value(FieldShape field, Object value) throws BrokenRule {
    switch (field.kind) {
      case TEXT -> {
        field.check.text((String) value);
        out.string((String) value);
      }
      case BOOL -> out.raw((Boolean) value ? "true" : "false");
      case INT32, INT64 -> {
        field.check.integer((Long) value);
        out.number((Long) value);
      }
      case CHOICE -> out.raw('"').raw(field.choices.name(((Long) value).intValue())).raw('"');
      case MESSAGE -> message(field, (MessageValue) value);
      case BYTES -> throw new IllegalArgumentException(field.name + " is written by no one.");
    }
  }

  private void message(FieldShape field, MessageValue value) throws BrokenRule {
    switch (value.shape.form) {
      case OBJECT -> object(value);
      case TIMESTAMP -> time(value);
      case DATE -> date(value);
      case DECIMAL -> decimal(field, value);
      case MONEY -> money(field, value);
    }
  }

  private void time(MessageValue value) throws BrokenRule {
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

  private void date(MessageValue value) throws BrokenRule {
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

  private void decimal(FieldShape field, MessageValue value) throws BrokenRule {
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
    field.check.decimal(plain);
    out.raw('"').raw(plain).raw('"');
  }

  private void money(FieldShape field, MessageValue value) throws BrokenRule {
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
    field.check.decimal(amount);
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

  private static void alternatives(MessageValue value) throws BrokenRule {
    if (value.shape.anyOf().isEmpty()) {
      return;
    }
    StringBuilder names = new StringBuilder();
    for (FieldShape field : value.shape.anyOf()) {
      if (!isUnset(field, value.slots[field.index]) && !"".equals(value.slots[field.index])) {
        return;
      }
      names.append(names.isEmpty() ? "" : " or ").append(field.name);
    }
    throw new BrokenRule("is not set, but is required").within(names.toString());
  }
}
