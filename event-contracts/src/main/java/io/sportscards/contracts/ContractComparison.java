package io.sportscards.contracts;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one contract takes back of another: events that were good and would be read otherwise, or
 * rejected. Nothing, if it only adds event types, fields that are not required and enum values, or
 * loosens rules.
 */
final class ContractComparison {
  private final List<String> takenBack = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private ContractComparison() {}

  /** One phrase each, the field or type first; empty if what was good stays as good as it was. */
  static List<String> takenBack(EventContract before, EventContract after) {
    ContractComparison comparison = new ContractComparison();
    comparison.envelope(after);
    for (String eventType : before.eventTypes()) {
      if (after.eventTypes().contains(eventType)) {
        comparison.message(before.payload(eventType), after.payload(eventType));
      } else {
        comparison.takenBack.add("event type " + eventType + " is missing");
      }
    }
    return List.copyOf(comparison.takenBack);
  }

  /** The envelope is always read with this version's own, so that is what it must agree with. */
  private void envelope(EventContract after) {
    Descriptor own = EventEnvelope.getDescriptor();
    for (FileDescriptor file : DescriptorLinker.link(after.descriptors())) {
      for (Descriptor message : file.getMessageTypes()) {
        if (message.getFullName().equals(own.getFullName())) {
          message(own, message);
          return;
        }
      }
    }
    takenBack.add(own.getFullName() + " is missing");
  }

  private void message(Descriptor before, Descriptor after) {
    if (!compared.add(before.getFullName())) {
      return;
    }
    for (FieldDescriptor field : before.getFields()) {
      FieldDescriptor now = after.findFieldByNumber(field.getNumber());
      if (now == null) {
        takenBack.add(field.getFullName() + " (number " + field.getNumber() + ") is missing");
      } else {
        field(field, now);
      }
    }
    for (FieldDescriptor field : after.getFields()) {
      if (before.findFieldByNumber(field.getNumber()) == null && rules(field).getRequired()) {
        takenBack.add(field.getFullName() + " is new and required");
      }
    }
    List<String> alternatives = after.getOptions().getExtension(ContractOptions.anyOf);
    List<String> former = before.getOptions().getExtension(ContractOptions.anyOf);
    if (!alternatives.isEmpty() && (former.isEmpty() || !alternatives.containsAll(former))) {
      takenBack.add(before.getFullName() + " has a tighter any_of");
    }
  }

  private void field(FieldDescriptor before, FieldDescriptor after) {
    if (!before.getName().equals(after.getName())
        || !before.getJsonName().equals(after.getJsonName())) {
      takenBack.add(
          "%s (number %d) is called %s"
              .formatted(before.getFullName(), before.getNumber(), after.getName()));
    } else if (before.getType() != after.getType() || before.isRepeated() != after.isRepeated()) {
      takenBack.add(
          "%s is %s and was %s".formatted(before.getFullName(), type(after), type(before)));
    } else {
      rules(before, after);
      if (before.getType() == FieldDescriptor.Type.MESSAGE) {
        nested(before, after);
      } else if (before.getType() == FieldDescriptor.Type.ENUM) {
        values(before, after);
      }
    }
  }

  private void nested(FieldDescriptor before, FieldDescriptor after) {
    // Times, money and decimals are known by their names
    boolean isSame =
        before.getMessageType().getFullName().equals(after.getMessageType().getFullName());
    if (isSame) {
      message(before.getMessageType(), after.getMessageType());
    } else {
      takenBack.add(
          "%s is %s and was %s"
              .formatted(
                  before.getFullName(),
                  after.getMessageType().getFullName(),
                  before.getMessageType().getFullName()));
    }
  }

  private void values(FieldDescriptor before, FieldDescriptor after) {
    for (EnumValueDescriptor value : before.getEnumType().getValues()) {
      EnumValueDescriptor now = after.getEnumType().findValueByNumber(value.getNumber());
      if (now == null || !now.getName().equals(value.getName())) {
        takenBack.add(
            "%s has no value %s = %d"
                .formatted(before.getFullName(), value.getName(), value.getNumber()));
      }
    }
  }

  private void rules(FieldDescriptor before, FieldDescriptor after) {
    FieldRules then = rules(before);
    FieldRules now = rules(after);
    tighter(after, "required", now.getRequired() && !then.getRequired());
    tighter(after, "min", now.hasMin() && (!then.hasMin() || now.getMin() > then.getMin()));
    tighter(after, "max", now.hasMax() && (!then.hasMax() || now.getMax() < then.getMax()));
    tighter(
        after,
        "pattern",
        !now.getPattern().isEmpty() && !now.getPattern().equals(then.getPattern()));
    tighter(after, "min_items", now.getMinItems() > then.getMinItems());
    FieldCheck former = new FieldCheck(then);
    FieldCheck present = new FieldCheck(now);
    tighter(after, "max_length", present.mostCharacters() < former.mostCharacters());
    tighter(after, "max_items", present.mostItems() < former.mostItems());
    tighter(after, "sole_currency", now.getSoleCurrency() && !then.getSoleCurrency());
  }

  private void tighter(FieldDescriptor field, String rule, boolean isTighter) {
    if (isTighter) {
      takenBack.add(field.getFullName() + " has a tighter " + rule);
    }
  }

  private static FieldRules rules(FieldDescriptor field) {
    return field.getOptions().getExtension(ContractOptions.rules);
  }

  private static String type(FieldDescriptor field) {
    String type = field.getType().name().toLowerCase(Locale.ROOT);
    return field.isRepeated() ? "a list of " + type : type;
  }
}
