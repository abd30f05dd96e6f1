package io.sportscards.platform.generator.encode;

import io.sportscards.platform.generator.encode.Fields.Field;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * The proto3 JSON mapping of an event, in one of the spellings that producers are free to choose:
 * names as in the .proto file or in lower camel case, integers as numbers or as text, times in UTC
 * or with an offset, with blanks or without. One event keeps to one spelling.
 */
public final class JsonForm {
  private final boolean isLowerCamel;
  private final boolean isWholeQuoted;
  private final boolean isTimeWithOffset;
  private final String blank;
  private final StringBuilder out = new StringBuilder(768);

  private JsonForm(SplittableRandom random) {
    isLowerCamel = random.nextInt(10) < 7;
    isWholeQuoted = random.nextInt(10) < 2;
    isTimeWithOffset = random.nextInt(10) < 1;
    blank = random.nextInt(10) < 1 ? " " : "";
  }

  /** The object as text; {@code random} chooses the spelling. */
  public static String of(Fields fields, SplittableRandom random) {
    JsonForm form = new JsonForm(random);
    form.append(fields);
    return form.out.toString();
  }

  private void append(Value value) {
    if (value instanceof Fields fields) {
      appendObject(fields);
    } else if (value instanceof Value.Items items) {
      String separator = "[";
      for (Value item : items.values()) {
        out.append(separator).append(blank);
        append(item);
        separator = ",";
      }
      out.append(blank).append(']');
    } else {
      appendLeaf((Value.Leaf) value);
    }
  }

  private void appendObject(Fields fields) {
    String separator = "{";
    for (Field field : fields.all()) {
      out.append(separator).append(blank);
      appendName(field.name());
      append(field.value());
      separator = ",";
    }
    out.append(fields.all().isEmpty() ? "{}" : blank + "}");
  }

  private void appendName(String name) {
    out.append('"').append(isLowerCamel ? lowerCamel(name) : name).append("\":").append(blank);
  }

  private void appendLeaf(Value.Leaf leaf) {
    if (leaf instanceof Value.Text text) {
      JsonText.appendString(out, text.text());
    } else if (leaf instanceof Value.Whole whole) {
      String quote = isWholeQuoted ? "\"" : "";
      out.append(quote).append(whole.number()).append(quote);
    } else if (leaf instanceof Value.Flag flag) {
      out.append(flag.isSet());
    } else if (leaf instanceof Value.Exact exact) {
      out.append("{\"value\":").append(blank).append('"');
      out.append(exact.number().toPlainString()).append("\"}");
    } else if (leaf instanceof Value.Price price) {
      appendPrice(price);
    } else if (leaf instanceof Value.Moment moment) {
      appendMoment(moment);
    } else if (leaf instanceof Value.Day day) {
      appendDay(day);
    } else if (leaf instanceof Value.Choice choice) {
      JsonText.appendString(out, choice.name());
    } else {
      throw new IllegalStateException("No JSON form for " + leaf.getClass());
    }
  }

  private void appendPrice(Value.Price price) {
    out.append('{');
    appendName("currency_code");
    out.append('"').append(price.currency()).append('"');
    long units = price.amount().longValue();
    if (units != 0) {
      out.append(',').append(blank);
      appendName("units");
      out.append('"').append(units).append('"');
    }
    int nanos = Nanos.of(price.amount());
    if (nanos != 0) {
      out.append(',').append(blank);
      appendName("nanos");
      out.append(nanos);
    }
    out.append('}');
  }

  private void appendDay(Value.Day day) {
    out.append("{\"year\":").append(blank).append(day.date().getYear());
    out.append(",\"month\":").append(blank).append(day.date().getMonthValue());
    out.append(",\"day\":").append(blank).append(day.date().getDayOfMonth()).append('}');
  }

  private void appendMoment(Value.Moment moment) {
    out.append('"');
    if (isTimeWithOffset) {
      out.append(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              moment.at().atOffset(ZoneOffset.ofHours(2))));
    } else {
      JsonText.appendMicros(out, moment.at());
    }
    out.append('"');
  }

  static String lowerCamel(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isWordStart = c == '_' && i + 1 < name.length();
      camel.append(isWordStart ? Character.toUpperCase(name.charAt(++i)) : c);
    }
    return camel.toString();
  }
}
