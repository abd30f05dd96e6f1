package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** One field of a message: all that reading, checking and writing it take. */
final class FieldShape {
  /** What a field, or one item of a list, holds. */
  enum Kind {
    TEXT("a string"),
    BYTES("bytes"),
    BOOL("true or false"),
    INT32("an integer from -2147483648 to 2147483647"),
    INT64("an integer of 64 bits"),
    CHOICE("the name of an enum value"),
    MESSAGE("an object");

    final String expected;

    Kind(String expected) {
      this.expected = expected;
    }
  }

  /** Place among the message's fields, and in {@link MessageValue#slots}. */
  final int index;

  final int number;
  final String name;
  final Kind kind;
  final boolean isList;

  /** Of kind MESSAGE, else null. */
  final MessageShape message;

  /** Of kind CHOICE, else null. */
  final Choices choices;

  final FieldCheck check;

  /** The name as a key of JSON: {@code "order_id":}. */
  final byte[] key;

  FieldShape(
      int index,
      FieldName fieldName,
      Kind kind,
      boolean isList,
      MessageShape message,
      Choices choices,
      FieldCheck check) {
    this.index = index;
    this.number = fieldName.number();
    this.name = fieldName.name();
    this.kind = kind;
    this.isList = isList;
    this.message = message;
    this.choices = choices;
    this.check = check;
    this.key = ("\"" + name + "\":").getBytes(US_ASCII);
  }

  /** How a field is told from the others, in protobuf and in JSON. */
  record FieldName(int number, String name) {}
}
