package io.sportscards.contracts;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the event types with their fields, rules and samples as Markdown. */
final class ContractDoc {
  private final EventContract contract;
  private final Map<String, String> comments = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  ContractDoc(EventContract contract) {
    this.contract = contract;
    for (FileDescriptorProto file : contract.descriptors().getFileList()) {
      for (Location location : file.getSourceCodeInfo().getLocationList()) {
        comments.put(
            file.getName() + location.getPathList(),
            location.getLeadingComments().strip().replace("\n ", " "));
      }
    }
  }

  String text() {
    out.append("\n## Envelope\n");
    fields(EventEnvelope.getDescriptor());
    out.append("\n## Event types\n\n");
    for (String eventType : contract.eventTypes()) {
      out.append("- [").append(eventType).append("](#").append(eventType.replace(".", ""));
      out.append(")\n");
    }
    Map<String, EnumDescriptor> enums = new TreeMap<>();
    for (String eventType : contract.eventTypes()) {
      type(eventType, enums);
    }
    out.append(
        "\n## Enums\n\nThe first value of each means unset.\n\n| enum | values |\n|---|---|\n");
    for (EnumDescriptor choices : enums.values()) {
      out.append("| ").append(choices.getName()).append(" | ");
      out.append(
          choices.getValues().stream()
              .map(EnumValueDescriptor::getName)
              .collect(Collectors.joining(", ")));
      out.append(" |\n");
    }
    return out.toString();
  }

  private void type(String eventType, Map<String, EnumDescriptor> enums) {
    Descriptor payload = contract.payload(eventType);
    out.append("\n### ").append(eventType).append("\n\n").append(comment(payload));
    out.append(" Message `").append(payload.getFullName()).append("`.\n");
    List<Descriptor> messages = new ArrayList<>(List.of(payload));
    for (int i = 0; i < messages.size(); i++) { // grows on the way
      if (i > 0) {
        out.append("\n**").append(messages.get(i).getName()).append("**: ");
        out.append(comment(messages.get(i))).append('\n');
      }
      fields(messages.get(i));
      for (FieldDescriptor field : messages.get(i).getFields()) {
        if (field.getType() == FieldDescriptor.Type.ENUM) {
          enums.put(field.getEnumType().getName(), field.getEnumType());
        } else if (isOwn(field) && !messages.contains(field.getMessageType())) {
          messages.add(field.getMessageType());
        }
      }
    }
    List<String> alternatives = payload.getOptions().getExtension(ContractOptions.anyOf);
    if (!alternatives.isEmpty()) {
      out.append("\nAt least one of `").append(String.join("`, `", alternatives));
      out.append("` is set.\n");
    }
    Sample sample = new Sample(eventType);
    out.append("\n<details><summary>Sample and its line</summary>\n\n```json\n");
    out.append(sample.jsonText()).append("```\n\n```json\n");
    out.append(Lines.text(new Decoding().json(sample.jsonText())));
    out.append("\n```\n\n</details>\n");
  }

  private void fields(Descriptor message) {
    out.append("\n| field | type | rule | meaning |\n|---|---|---|---|\n");
    for (FieldDescriptor field : message.getFields()) {
      out.append("| ").append(field.getName()).append(" | ").append(type(field)).append(" | ");
      out.append(rules(field)).append(" | ").append(comment(field)).append(" |\n");
    }
  }

  private static boolean isOwn(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.MESSAGE
        && field.getMessageType().getFullName().startsWith("sportscards.");
  }

  private static String type(FieldDescriptor field) {
    String type =
        switch (field.getType()) {
          case MESSAGE -> field.getMessageType().getName();
          case ENUM -> field.getEnumType().getName();
          default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    return field.isRepeated() ? "list of " + type : type;
  }

  private static String rules(FieldDescriptor field) {
    FieldRules rules = field.getOptions().getExtension(ContractOptions.rules);
    List<String> said = new ArrayList<>();
    if (rules.getRequired()) {
      said.add("required");
    }
    if (rules.hasMin()) {
      said.add("≥ " + rules.getMin());
    }
    if (rules.hasMax()) {
      said.add("≤ " + rules.getMax());
    }
    if (!rules.getPattern().isEmpty()) {
      said.add("`" + rules.getPattern().replace("|", "\\|") + "`");
    }
    boolean isBoundByPattern = !rules.getPattern().isEmpty() && !rules.hasMaxLength();
    if (field.getType() == FieldDescriptor.Type.STRING && !isBoundByPattern) {
      said.add("≤ " + new FieldCheck(rules).mostCharacters() + " characters");
    }
    if (rules.hasMinItems()) {
      said.add("≥ " + rules.getMinItems() + " items");
    }
    if (field.isRepeated()) {
      said.add("≤ " + new FieldCheck(rules).mostItems() + " items");
    }
    if (rules.getSoleCurrency()) {
      said.add("the currency of every amount in the message");
    }
    return String.join(", ", said);
  }

  private String comment(Descriptor message) {
    return comments.getOrDefault(message.getFile().getName() + List.of(4, message.getIndex()), "");
  }

  private String comment(FieldDescriptor field) {
    Descriptor message = field.getContainingType();
    return comments.getOrDefault(
        message.getFile().getName() + List.of(4, message.getIndex(), 2, field.getIndex()), "");
  }
}
