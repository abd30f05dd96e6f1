package io.sportscards.contracts;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The values of an enum, by name and by number. */
final class Choices {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Integer, String> names = new TreeMap<>();

  Choices(EnumDescriptor descriptor) {
    for (EnumValueDescriptor value : descriptor.getValues()) {
      numbers.put(value.getName(), value.getNumber());
      names.putIfAbsent(value.getNumber(), value.getName()); // of aliases the first is written
    }
  }

  /** The name, or the number's decimal text where the contract knows no name. */
  String name(int number) {
    String name = names.get(number);
    return name == null ? Integer.toString(number) : name;
  }

  /** What a good value looks like, for the message about a bad one. */
  String expected() {
    return "one of " + String.join(", ", names.values());
  }

  /** Null if no value has this name. */
  Integer number(String name) {
    return numbers.get(name);
  }
}
