package io.sportscards.contracts;

import java.util.List;

/**
 * Writes values in canonical JSON, holding each against its rules on the way: one event gives the
 * same bytes whatever its encoding.
 */
final class CanonicalWriter {
  private final JsonBuffer out;
  private final WellKnownWriter wellKnown;
  private String soleCurrency;

  CanonicalWriter(JsonBuffer out) {
    this.out = out;
    this.wellKnown = new WellKnownWriter(out);
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
      case TIMESTAMP -> wellKnown.time(value);
      case DATE -> wellKnown.date(value);
      case DECIMAL -> wellKnown.decimal(value, field.check);
      case MONEY -> wellKnown.money(value, field.check, soleCurrency);
    }
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
