package io.sportscards.platform.generator.encode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sportscards.platform.generator.encode.Fields.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Protobuf wire bytes of an event, written field by field after a message's descriptor. */
public final class ProtobufForm {
  private ProtobufForm() {}

  /**
   * The message's bytes.
   *
   * @throws IllegalArgumentException when the descriptor has no field of one of the names
   */
  public static byte[] of(Fields fields, Descriptor type) {
    WireBytes out = new WireBytes();
    for (Field field : fields.all()) {
      FieldDescriptor descriptor = type.findFieldByName(field.name());
      if (descriptor == null) {
        throw new IllegalArgumentException(
            "Message " + type.getFullName() + " has no field \"" + field.name() + "\".");
      }
      if (field.value() instanceof Value.Items items) {
        for (Value item : items.values()) {
          write(out, descriptor, item);
        }
      } else {
        write(out, descriptor, field.value());
      }
    }
    return out.toBytes();
  }

  /** One field alone, which holds a message or a text. */
  public static byte[] field(int number, byte[] content) {
    return new WireBytes().bytes(number, content).toBytes();
  }

  private static void write(WireBytes out, FieldDescriptor field, Value value) {
    int number = field.getNumber();
    if (value instanceof Fields fields) {
      out.bytes(number, of(fields, field.getMessageType()));
    } else if (value instanceof Value.Text text) {
      out.text(number, text.text());
    } else if (value instanceof Value.Whole whole) {
      out.number(number, whole.number());
    } else if (value instanceof Value.Flag flag) {
      out.number(number, flag.isSet() ? 1 : 0);
    } else if (value instanceof Value.Choice choice) {
      out.number(number, enumNumber(field, choice.name()));
    } else if (value instanceof Value.Exact exact) {
      out.bytes(number, decimal(exact.number()));
    } else if (value instanceof Value.Price price) {
      out.bytes(number, money(price));
    } else if (value instanceof Value.Moment moment) {
      out.bytes(number, timestamp(moment.at()));
    } else if (value instanceof Value.Day day) {
      out.bytes(number, day(day.date()));
    } else {
      throw new IllegalStateException("No protobuf form for " + value.getClass());
    }
  }

  private static int enumNumber(FieldDescriptor field, String name) {
    EnumValueDescriptor value = field.getEnumType().findValueByName(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Enum " + field.getEnumType().getFullName() + " has no value \"" + name + "\".");
    }
    return value.getNumber();
  }

  private static byte[] day(LocalDate date) {
    return new WireBytes()
        .number(1, date.getYear())
        .number(2, date.getMonthValue())
        .number(3, date.getDayOfMonth())
        .toBytes();
  }

  private static byte[] decimal(BigDecimal number) {
    return new WireBytes().text(1, number.toPlainString()).toBytes();
  }

  private static byte[] money(Value.Price price) {
    WireBytes out = new WireBytes().text(1, price.currency());
    long units = price.amount().longValue();
    if (units != 0) {
      out.number(2, units);
    }
    int nanos = Nanos.of(price.amount());
    if (nanos != 0) {
      out.number(3, nanos);
    }
    return out.toBytes();
  }

  private static byte[] timestamp(Instant at) {
    long seconds = at.getEpochSecond();
    int nanos = at.getNano();
    WireBytes out = new WireBytes().number(1, seconds);
    if (nanos != 0) {
      out.number(2, nanos);
    }
    return out.toBytes();
  }
}
