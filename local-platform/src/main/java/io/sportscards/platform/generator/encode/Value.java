package io.sportscards.platform.generator.encode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One value of a generated event, free of any encoding. */
public sealed interface Value permits Value.Leaf, Value.Items, Fields {

  /** A value with no parts. */
  sealed interface Leaf extends Value {}

  record Text(String text) implements Leaf {}

  record Whole(long number) implements Leaf {}

  record Flag(boolean isSet) implements Leaf {}

  /** An exact decimal, sent as {@code google.type.Decimal}. */
  record Exact(BigDecimal number) implements Leaf {}

  /** An amount in a currency, sent as {@code google.type.Money}: at most 9 decimals. */
  record Price(String currency, BigDecimal amount) implements Leaf {}

  /** An instant, exact to the microsecond. */
  record Moment(Instant at) implements Leaf {}

  record Day(LocalDate date) implements Leaf {}

  /** A value of an enum by its name in the .proto file. */
  record Choice(String name) implements Leaf {}

  /** A repeated field. An empty one is not sent. */
  record Items(List<? extends Value> values) implements Value {}
}
