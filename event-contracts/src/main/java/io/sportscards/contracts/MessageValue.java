package io.sportscards.contracts;

import java.util.ArrayList;
import java.util.List;

/** A message as read from either encoding, before its rules are checked. */
final class MessageValue {
  final MessageShape shape;

  /**
   * By {@link FieldShape#index}, null where unset: String, ByteRange, Boolean, Long (integers and
   * the numbers of enums), MessageValue, or a List of these.
   */
  final Object[] slots;

  /** Where in the body the bytes of a field lie. */
  record ByteRange(int offset, int length) {}

  MessageValue(MessageShape shape) {
    this.shape = shape;
    this.slots = new Object[shape.fields().length];
  }

  /** Sets a field, or appends to its list; refuses more items than the list may have. */
  void put(FieldShape field, Object value) throws BrokenRule {
    if (!field.isList) {
      slots[field.index] = value;
      return;
    }
    @SuppressWarnings("unchecked") // only this method puts lists there
    List<Object> list = (List<Object>) slots[field.index];
    if (list == null) {
      list = new ArrayList<>(4);
      slots[field.index] = list;
    }
    if (list.size() == field.check.mostItems()) {
      throw new BrokenRule(
          "has more items than the " + field.check.mostItems() + " that are expected at most");
    }
    list.add(value);
  }

  /** The integer in a field of a well-known type, by its number; 0 where unset. */
  long integer(int number) {
    Object value = slots[shape.numbered(number).index];
    return value == null ? 0 : (Long) value;
  }

  /** The text in a field of a well-known type, by its number; empty where unset. */
  String text(int number) {
    Object value = slots[shape.numbered(number).index];
    return value == null ? "" : (String) value;
  }
}
