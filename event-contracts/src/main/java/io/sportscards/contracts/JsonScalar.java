package io.sportscards.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import io.sportscards.contracts.FieldShape.Kind;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads the value at which a parser stands as one of the kinds that are not messages. */
final class JsonScalar {
  // Longer than any 64 bits spelled with a fraction of zeros or an exponent that a producer writes.
  private static final int LONGEST_INTEGER = 40;

  private JsonScalar() {}

  static String text(JsonParser in) throws IOException, BrokenRule {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected(in, Kind.TEXT.expected);
    }
    return in.getText();
  }

  static Boolean bool(JsonParser in) throws IOException, BrokenRule {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> throw unexpected(in, Kind.BOOL.expected);
    };
  }

  /** A number or a string of one, as the proto3 JSON mapping has it. */
  static Long integer(JsonParser in, Kind kind) throws IOException, BrokenRule {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() != NumberType.BIG_INTEGER) {
      return within(kind, in.getLongValue());
    }
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
        && in.currentToken() != JsonToken.VALUE_NUMBER_FLOAT
        && in.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected(in, kind.expected);
    }
    String text = in.getText();
    if (text.length() <= LONGEST_INTEGER && PlainDecimal.isSpelledAsNumber(text)) {
      try {
        return within(kind, new BigDecimal(text).longValueExact());
      } catch (NumberFormatException e) {
        throw noInteger(kind, text);
      } catch (ArithmeticException e) { // a fraction, or more than 64 bits
        throw noInteger(kind, text);
      }
    }
    throw noInteger(kind, text);
  }

  private static Long within(Kind kind, long value) throws BrokenRule {
    if (kind == Kind.INT32 && value != (int) value) {
      throw noInteger(kind, Long.toString(value));
    }
    return value;
  }

  private static BrokenRule noInteger(Kind kind, String text) {
    return new BrokenRule("is " + Quote.quote(text) + ", but " + kind.expected + " is expected");
  }

  /** The number of an enum's value, given by name or by number. */
  static Long choice(JsonParser in, Choices choices) throws IOException, BrokenRule {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      Integer number = choices.number(in.getText());
      if (number != null) {
        return number.longValue();
      }
      if (!isDigits(in.getText())) { // an unknown number is archived as its decimal text
        throw new BrokenRule(
            "is " + Quote.quote(in.getText()) + ", but " + choices.expected() + " is expected");
      }
    } else if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected(in, Kind.CHOICE.expected);
    }
    return integer(in, Kind.INT32);
  }

  private static boolean isDigits(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }

  static BrokenRule unexpected(JsonParser in, String expected) {
    String found =
        switch (in.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "a list";
          case VALUE_STRING -> "a string";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "true or false";
          case VALUE_NULL -> "null";
          default -> "no value";
        };
    return new BrokenRule("is " + found + ", but " + expected + " is expected");
  }
}
