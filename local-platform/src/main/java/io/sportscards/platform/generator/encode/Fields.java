package io.sportscards.platform.generator.encode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as an ordered list of named values. The order is that of the .proto file, since the
 * canonical form keeps it. A null value is a field that is not set.
 */
public final class Fields implements Value {
  /** One field: its name as spelled in the .proto file, and what it holds. */
  public record Field(String name, Value value) {}

  private final List<Field> fields = new ArrayList<>();

  public List<Field> all() {
    return fields;
  }

  public Optional<Value> value(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
  }

  /**
   * A copy in which {@code name} holds {@code value}; a null value leaves the field out.
   *
   * @throws IllegalArgumentException when {@code name} is not set
   */
  public Fields with(String name, Value value) {
    if (value(name).isEmpty()) {
      throw new IllegalArgumentException(
          "Field \"" + name + "\" is not set, so cannot be changed.");
    }
    Fields copy = new Fields();
    for (Field field : fields) {
      copy.put(field.name(), field.name().equals(name) ? value : field.value());
    }
    return copy;
  }

  /** A copy in which {@code name} is not set, whether it was or not. */
  public Fields without(String name) {
    Fields copy = copy();
    copy.fields.removeIf(field -> field.name().equals(name));
    return copy;
  }

  /** A copy to add to. */
  public Fields copy() {
    Fields copy = new Fields();
    copy.fields.addAll(fields);
    return copy;
  }

  public Fields put(String name, Value value) {
    if (value != null) {
      fields.add(new Field(name, value));
    }
    return this;
  }

  public Fields text(String name, String text) {
    return put(name, text == null ? null : new Text(text));
  }

  public Fields whole(String name, long number) {
    return put(name, new Whole(number));
  }

  public Fields flag(String name, boolean isSet) {
    return put(name, new Flag(isSet));
  }

  public Fields exact(String name, BigDecimal number) {
    return put(name, new Exact(number));
  }

  public Fields price(String name, String currency, BigDecimal amount) {
    return put(name, new Price(currency, amount));
  }

  public Fields moment(String name, Instant at) {
    return put(name, at == null ? null : new Moment(at));
  }

  public Fields day(String name, LocalDate date) {
    return put(name, date == null ? null : new Day(date));
  }

  public Fields choice(String name, String choice) {
    return put(name, choice == null ? null : new Choice(choice));
  }

  public Fields items(String name, List<? extends Value> values) {
    return put(name, values.isEmpty() ? null : new Items(values));
  }
}
