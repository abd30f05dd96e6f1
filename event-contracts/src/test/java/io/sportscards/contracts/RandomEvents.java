package io.sportscards.contracts;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Events of any type that keep every rule, as their descriptors allow; equal seeds, equal events.
 */
final class RandomEvents {
  private static final String CURRENCY = "USD";
  private static final String PLAIN = "abcXYZ019._-";
  private static final String ANY =
      "aZ0 \"\\/<>&'\b\f\n\r\t\u0001\u001f\u007f\u00e9\u0160\u2028\uFFFD\u4e2d";

  private final EventContract contract;
  private final Random random;

  RandomEvents(EventContract contract, long seed) {
    this.contract = contract;
    this.random = new Random(seed);
  }

  EventEnvelope event() {
    List<String> types = List.copyOf(contract.eventTypes());
    String type = types.get(random.nextInt(types.size()));
    return EventEnvelope.newBuilder()
        .setEventId("e-" + Long.toHexString(random.nextLong()))
        .setEventType(type)
        .setSchemaVersion(1 + random.nextInt(9))
        .setOccurredAt(
            Timestamp.newBuilder()
                .setSeconds(946_684_800L + random.nextInt(800_000_000))
                .setNanos(random.nextInt(1_000_000_000)))
        .setProducer("tests")
        .setAggregateId(text(FieldRules.newBuilder().setRequired(true).setMaxLength(128).build()))
        .setPayload(ByteString.copyFrom(message(contract.payload(type)).toByteArray()))
        .build();
  }

  DynamicMessage message(Descriptor descriptor) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(descriptor);
    List<String> needed = descriptor.getOptions().getExtension(ContractOptions.anyOf);
    for (FieldDescriptor field : descriptor.getFields()) {
      FieldRules rules = field.getOptions().getExtension(ContractOptions.rules);
      boolean isNeeded = rules.getRequired() || needed.contains(field.getName());
      if (!isNeeded && random.nextInt(3) == 0) {
        continue;
      }
      if (field.isRepeated()) {
        int most = rules.hasMaxItems() ? Math.min(4, rules.getMaxItems()) : 4;
        int count = Math.max(isNeeded ? 1 : 0, random.nextInt(most + 1));
        for (int i = 0; i < count; i++) {
          message.addRepeatedField(field, value(field, rules));
        }
      } else {
        message.setField(field, value(field, rules));
      }
    }
    return message.build();
  }

  private Object value(FieldDescriptor field, FieldRules rules) {
    return switch (field.getType()) {
      case STRING -> text(rules);
      case BOOL -> random.nextBoolean();
      case INT32 -> (int) integer(rules, Integer.MAX_VALUE);
      case INT64 -> integer(rules, Long.MAX_VALUE);
      case ENUM -> choice(field, rules);
      case MESSAGE -> wellKnown(field.getMessageType(), rules);
      default -> throw new AssertionError("No values for " + field.getFullName());
    };
  }

  private EnumValueDescriptor choice(FieldDescriptor field, FieldRules rules) {
    if (random.nextInt(10) == 0) {
      return field.getEnumType().findValueByNumberCreatingIfUnknown(500 + random.nextInt(9));
    }
    List<EnumValueDescriptor> values = new ArrayList<>(field.getEnumType().getValues());
    if (rules.getRequired()) {
      values.remove(0);
    }
    return values.get(random.nextInt(values.size()));
  }

  private long integer(FieldRules rules, long most) {
    long min = rules.hasMin() ? rules.getMin() : -most;
    long max = rules.hasMax() ? rules.getMax() : most;
    return switch (random.nextInt(4)) {
      case 0 -> min;
      case 1 -> max;
      default -> Math.min(max, Math.max(min, random.nextInt(1000)));
    };
  }

  private String text(FieldRules rules) {
    if (rules.getPattern().equals("[A-Z]{3}")) {
      return CURRENCY;
    }
    if (rules.getPattern().equals("[A-Z]{2}")) {
      return "GB";
    }
    String letters = rules.getPattern().isEmpty() ? ANY : PLAIN;
    int count = (rules.getRequired() ? 1 : 0) + random.nextInt(20);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count && i < rules.getMaxLength(); i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    if (rules.getPattern().isEmpty() && text.length() + 1 < rules.getMaxLength()) {
      text.append("\uD83C\uDCCF");
    }
    return text.toString();
  }

  private DynamicMessage wellKnown(Descriptor type, FieldRules rules) {
    return switch (type.getFullName()) {
      case "google.protobuf.Timestamp" -> of(type, random.nextInt(), random.nextInt(1_000_000_000));
      case "google.type.Date" ->
          of(type, 1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case "google.type.Money" ->
          of(type, CURRENCY, Math.abs(random.nextLong() % 100_000_000_000_000L), nanos());
      case "google.type.Decimal" -> of(type, decimal(rules));
      default -> message(type);
    };
  }

  private int nanos() {
    return random.nextInt(10_000) * 100_000;
  }

  private String decimal(FieldRules rules) {
    if (rules.hasMax()) {
      return "0." + (1 + random.nextInt(999));
    }
    StringBuilder digits = new StringBuilder();
    int count = 1 + random.nextInt(PlainDecimal.MOST_DIGITS);
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    if (count > 1 && random.nextBoolean()) {
      digits.insert(1 + random.nextInt(count - 1), '.');
    }
    return digits.toString();
  }

  private static DynamicMessage of(Descriptor type, Object... values) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (int i = 0; i < values.length; i++) {
      FieldDescriptor field = type.findFieldByNumber(i + 1);
      boolean isLong = field.getType() == FieldDescriptor.Type.INT64;
      message.setField(field, isLong ? (Object) ((Number) values[i]).longValue() : values[i]);
    }
    return message.build();
  }
}
