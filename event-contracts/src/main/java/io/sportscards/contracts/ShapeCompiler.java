package io.sportscards.contracts;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sportscards.contracts.FieldShape.FieldName;
import io.sportscards.contracts.FieldShape.Kind;
import io.sportscards.contracts.MessageShape.Form;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Lays out descriptors for the decoder, and refuses those whose values would have no exact
 * canonical form or no bound. Refusals are {@link IllegalArgumentException}s.
 */
final class ShapeCompiler {
  private final Map<String, MessageShape> shapes = new HashMap<>();

  MessageShape compile(Descriptor descriptor) {
    MessageShape known = shapes.get(descriptor.getFullName());
    if (known != null) {
      return known;
    }
    if (!descriptor.getRealOneofs().isEmpty()) {
      throw refused(
          descriptor.getFullName(), "has a oneof", "optional fields and the any_of option");
    }
    MessageShape shape = new MessageShape(descriptor.getFullName(), form(descriptor));
    shapes.put(descriptor.getFullName(), shape); // before the fields, one of which may be of it
    List<FieldDescriptor> ordered = new ArrayList<>(descriptor.getFields());
    ordered.sort(Comparator.comparingInt(FieldDescriptor::getNumber));
    FieldShape[] fields = new FieldShape[ordered.size()];
    FieldShape currency = null;
    for (int i = 0; i < fields.length; i++) {
      FieldDescriptor field = ordered.get(i);
      fields[i] = field(i, field);
      if (!shape.alias(field.getName(), fields[i])
          || !shape.alias(field.getJsonName(), fields[i])) {
        throw refused(field.getFullName(), "has another field's JSON name", "another name");
      }
      if (fields[i].check.rules().getSoleCurrency()) {
        currency = fields[i];
      }
    }
    shape.complete(fields, anyOf(descriptor, shape), currency);
    return shape;
  }

  private static Form form(Descriptor descriptor) {
    return switch (descriptor.getFullName()) {
      case "google.protobuf.Timestamp" -> Form.TIMESTAMP;
      case "google.type.Date" -> Form.DATE;
      case "google.type.Money" -> Form.MONEY;
      case "google.type.Decimal" -> Form.DECIMAL;
      default -> {
        if (descriptor.getFile().getPackage().startsWith("google.")) {
          throw refused(
              descriptor.getFullName(),
              "is not a type that contracts use",
              "google.protobuf.Timestamp and google.type.Money, Decimal or Date");
        }
        yield Form.OBJECT;
      }
    };
  }

  private FieldShape field(int index, FieldDescriptor field) {
    Kind kind = kind(field);
    return new FieldShape(
        index,
        new FieldName(field.getNumber(), field.getName()),
        kind,
        field.isRepeated(),
        kind == Kind.MESSAGE ? compile(field.getMessageType()) : null,
        kind == Kind.CHOICE ? new Choices(field.getEnumType()) : null,
        check(field, kind));
  }

  private static Kind kind(FieldDescriptor field) {
    if (field.isMapField()) {
      throw refused(field.getFullName(), "is a map", "a list of messages");
    }
    return switch (field.getType()) {
      case STRING -> Kind.TEXT;
      case BOOL -> Kind.BOOL;
      case INT32 -> Kind.INT32;
      case INT64 -> Kind.INT64;
      case ENUM -> Kind.CHOICE;
      case MESSAGE -> Kind.MESSAGE;
      case BYTES -> {
        if (!field.getContainingType().getFullName().equals(EventContract.ENVELOPE)) {
          throw refused(field.getFullName(), "is bytes", "a string");
        }
        yield Kind.BYTES;
      }
      case DOUBLE, FLOAT ->
          throw refused(field.getFullName(), "is a floating point number", "google.type.Decimal");
      case UINT32, SINT32, FIXED32, SFIXED32, UINT64, SINT64, FIXED64, SFIXED64 ->
          throw refused(field.getFullName(), "is an integer of a rarer kind", "int32 or int64");
      case GROUP -> throw refused(field.getFullName(), "is a group", "a message");
    };
  }

  private static FieldCheck check(FieldDescriptor field, Kind kind) {
    FieldRules rules = field.getOptions().getExtension(ContractOptions.rules);
    boolean isText = kind == Kind.TEXT;
    if ((rules.hasMaxLength() || !rules.getPattern().isEmpty() || rules.getSoleCurrency())
        && !isText) {
      throw refused(field.getFullName(), "has a rule for text but is none", "another rule");
    }
    if ((rules.hasMin() || rules.hasMax()) && !isNumber(field)) {
      throw refused(field.getFullName(), "has min or max but is no number", "another rule");
    }
    if ((rules.hasMinItems() || rules.hasMaxItems()) && !field.isRepeated()) {
      throw refused(field.getFullName(), "has a rule for lists but is none", "another rule");
    }
    try {
      return new FieldCheck(rules);
    } catch (PatternSyntaxException e) {
      throw refused(
          field.getFullName(), "has the pattern " + rules.getPattern(), "a regular expression");
    }
  }

  private static boolean isNumber(FieldDescriptor field) {
    return switch (field.getType()) {
      case INT32, INT64 -> true;
      case MESSAGE -> {
        Form form = form(field.getMessageType());
        yield form == Form.MONEY || form == Form.DECIMAL;
      }
      default -> false;
    };
  }

  private static List<FieldShape> anyOf(Descriptor descriptor, MessageShape shape) {
    List<FieldShape> alternatives = new ArrayList<>();
    for (String name : descriptor.getOptions().getExtension(ContractOptions.anyOf)) {
      FieldShape field = shape.named(name);
      if (field == null) {
        throw refused(descriptor.getFullName(), "has any_of " + name, "the name of a field");
      }
      alternatives.add(field);
    }
    return List.copyOf(alternatives);
  }

  private static IllegalArgumentException refused(String what, String fault, String instead) {
    return new IllegalArgumentException(
        "The contract's " + what + " " + fault + "; use " + instead + ".");
  }
}
