package io.sportscards.contracts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One message type of the contract, laid out for reading, checking and writing. */
final class MessageShape {
  /** How a message is written in canonical JSON. */
  enum Form {
    OBJECT,
    TIMESTAMP,
    DATE,
    MONEY,
    DECIMAL
  }

  final String name;
  final Form form;

  private FieldShape[] fields = {};
  private final Map<String, FieldShape> byName = new HashMap<>();
  private List<FieldShape> anyOf = List.of();
  private FieldShape soleCurrency;

  MessageShape(String name, Form form) {
    this.name = name;
    this.form = form;
  }

  /**
   * Completes the shape; apart from the constructor, since a message may hold its own type.
   *
   * @param ordered all fields by ascending number
   * @param alternatives at least one of these must be set, if there are any
   * @param currency field that holds the one currency of all amounts, or null
   */
  void complete(FieldShape[] ordered, List<FieldShape> alternatives, FieldShape currency) {
    fields = ordered;
    anyOf = alternatives;
    soleCurrency = currency;
  }

  /** Makes the field known to JSON under a name. False if another field has it already. */
  boolean alias(String jsonName, FieldShape field) {
    FieldShape before = byName.putIfAbsent(jsonName, field);
    return before == null || before == field;
  }

  FieldShape[] fields() {
    return fields;
  }

  List<FieldShape> anyOf() {
    return anyOf;
  }

  FieldShape soleCurrency() {
    return soleCurrency;
  }

  /** Null if the contract knows no such field. */
  FieldShape named(String jsonName) {
    return byName.get(jsonName);
  }

  /** Null if the contract knows no such field. */
  FieldShape numbered(int number) {
    if (number <= fields.length && fields[number - 1].number == number) {
      return fields[number - 1]; // numbers without gaps, which most messages have
    }
    int low = 0;
    int high = fields.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = fields[middle].number;
      if (found == number) {
        return fields[middle];
      }
      if (found < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }
}
