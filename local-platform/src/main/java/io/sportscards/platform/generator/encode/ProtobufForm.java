package io.sportscards.platform.generator.encode;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sportscards.platform.generator.encode.Fields.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
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
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(CodedOutputStream out, FieldDescriptor field, Value value)
      throws IOException {
    int number = field.getNumber();
    if (value instanceof Fields fields) {
      out.writeByteArray(number, of(fields, field.getMessageType()));
    } else if (value instanceof Value.Text text) {
      out.writeString(number, text.text());
    } else if (value instanceof Value.Whole whole) {
      writeWhole(out, field, whole.number());
    } else if (value instanceof Value.Flag flag) {
      out.writeBool(number, flag.isSet());
    } else if (value instanceof Value.Choice choice) {
      out.writeEnum(number, enumNumber(field, choice.name()));
    } else if (value instanceof Value.Exact exact) {
      out.writeByteArray(number, decimal(exact.number()));
    } else if (value instanceof Value.Price price) {
      out.writeByteArray(number, money(price));
    } else if (value instanceof Value.Moment moment) {
      out.writeByteArray(number, timestamp(moment.at()));
    } else if (value instanceof Value.Day day) {
      out.writeByteArray(number, day(day.date()));
    } else {
      throw new IllegalStateException("No protobuf form for " + value.getClass());
    }
  }

  private static void writeWhole(CodedOutputStream out, FieldDescriptor field, long number)
      throws IOException {
    switch (field.getType()) {
      case INT32 -> out.writeInt32(field.getNumber(), Math.toIntExact(number));
      case INT64 -> out.writeInt64(field.getNumber(), number);
      default ->
          throw new IllegalArgumentException(
              "Field " + field.getFullName() + " is no int32 or int64 but " + field.getType());
    }
  }

  private static byte[] day(LocalDate date) {
    return bytes(
        out -> {
          out.writeInt32(1, date.getYear());
          out.writeInt32(2, date.getMonthValue());
          out.writeInt32(3, date.getDayOfMonth());
        });
  }

  private static int enumNumber(FieldDescriptor field, String name) {
    EnumValueDescriptor value = field.getEnumType().findValueByName(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Enum " + field.getEnumType().getFullName() + " has no value \"" + name + "\".");
    }
    return value.getNumber();
  }

  private static byte[] decimal(BigDecimal number) {
    return bytes(out -> out.writeString(1, number.toPlainString()));
  }

  private static byte[] money(Value.Price price) {
    long units = price.amount().longValue();
    int nanos = Nanos.of(price.amount());
    return bytes(
        out -> {
          out.writeString(1, price.currency());
          if (units != 0) {
            out.writeInt64(2, units);
          }
          if (nanos != 0) {
            out.writeInt32(3, nanos);
          }
        });
  }

  private static byte[] timestamp(Instant at) {
    long seconds = at.getEpochSecond();
    int nanos = at.getNano();
    return bytes(
        out -> {
          out.writeInt64(1, seconds);
          if (nanos != 0) {
            out.writeInt32(2, nanos);
          }
        });
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
    CodedOutputStream out = CodedOutputStream.newInstance(bytes, 32);
    try {
      writing.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Writing {
    void write(CodedOutputStream out) throws IOException;
  }
}
