package io.sportscards.platform.generator.encode;

import io.sportscards.platform.generator.encode.Fields.Field;

/**
 * The canonical JSON of an event, written from the generator's own values.
 *
 * <p>It shares no code with the decoder on purpose: the ledger is the oracle that the decoder's
 * output is held against.
 */
public final class CanonicalForm {
  private CanonicalForm() {}

  /** The object as text. Keys are in the order of {@code fields}. */
  public static String of(Fields fields) {
    StringBuilder out = new StringBuilder(512);
    append(out, fields);
    return out.toString();
  }

  private static void append(StringBuilder out, Value value) {
    if (value instanceof Fields fields) {
      appendObject(out, fields);
    } else if (value instanceof Value.Items items) {
      char separator = '[';
      for (Value item : items.values()) {
        append(out.append(separator), item);
        separator = ',';
      }
      out.append(']');
    } else {
      appendLeaf(out, (Value.Leaf) value);
    }
  }

  private static void appendObject(StringBuilder out, Fields fields) {
    out.append('{');
    String separator = "";
    for (Field field : fields.all()) {
      out.append(separator).append('"').append(field.name()).append("\":");
      append(out, field.value());
      separator = ",";
    }
    out.append('}');
  }

  private static void appendLeaf(StringBuilder out, Value.Leaf leaf) {
    if (leaf instanceof Value.Text text) {
      JsonText.appendString(out, text.text());
    } else if (leaf instanceof Value.Whole whole) {
      out.append(whole.number());
    } else if (leaf instanceof Value.Flag flag) {
      out.append(flag.isSet());
    } else if (leaf instanceof Value.Exact exact) {
      out.append('"').append(PlainDecimal.of(exact.number())).append('"');
    } else if (leaf instanceof Value.Price price) {
      out.append("{\"currency_code\":\"").append(price.currency());
      out.append("\",\"amount\":\"").append(PlainDecimal.of(price.amount())).append("\"}");
    } else if (leaf instanceof Value.Moment moment) {
      JsonText.appendMicros(out.append('"'), moment.at());
      out.append('"');
    } else if (leaf instanceof Value.Day day) {
      out.append('"').append(day.date()).append('"');
    } else if (leaf instanceof Value.Choice choice) {
      JsonText.appendString(out, choice.name());
    } else {
      throw new IllegalStateException("No canonical form for " + leaf.getClass());
    }
  }
}
