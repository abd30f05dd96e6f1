package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the released contract accepts, the present one accepts. buf sees to fields and types; rules
 * are options, which it does not compare.
 */
class ReleasedContractTest {
  private final List<String> tightened = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  @Test
  void noRuleIsTighterThanReleased() throws IOException {
    EventContract released;
    try (InputStream in = Files.newInputStream(Path.of("released-contract.binpb"))) {
      released = EventContract.of(FileDescriptorSet.parseFrom(in));
    }
    EventContract present = EventContract.current();
    assertThat(present.eventTypes()).containsAll(released.eventTypes());
    for (String eventType : released.eventTypes()) {
      compare(released.payload(eventType), present.payload(eventType));
    }
    assertThat(tightened)
        .as(
            "Messages that were good would go to quarantine. Loosen these rules again, or agree with"
                + " every producer and run scripts/buf.sh release")
        .isEmpty();
  }

  private void compare(Descriptor before, Descriptor after) {
    if (!compared.add(before.getFullName())) {
      return;
    }
    List<String> alternatives = after.getOptions().getExtension(ContractOptions.anyOf);
    List<String> former = before.getOptions().getExtension(ContractOptions.anyOf);
    if (!alternatives.isEmpty() && (former.isEmpty() || !alternatives.containsAll(former))) {
      tightened.add(before.getFullName() + " any_of");
    }
    for (FieldDescriptor field : after.getFields()) {
      FieldDescriptor old = before.findFieldByNumber(field.getNumber());
      FieldRules rules = field.getOptions().getExtension(ContractOptions.rules);
      if (old == null) {
        note(field, "required", rules.getRequired());
        continue; // no message holds it yet, so its other rules are free
      }
      compare(field, old.getOptions().getExtension(ContractOptions.rules), rules);
      if (field.getType() == FieldDescriptor.Type.MESSAGE) {
        compare(old.getMessageType(), field.getMessageType());
      }
    }
  }

  private void compare(FieldDescriptor field, FieldRules before, FieldRules after) {
    note(field, "required", after.getRequired() && !before.getRequired());
    note(field, "min", after.hasMin() && (!before.hasMin() || after.getMin() > before.getMin()));
    note(field, "max", after.hasMax() && (!before.hasMax() || after.getMax() < before.getMax()));
    note(
        field,
        "pattern",
        !after.getPattern().isEmpty() && !after.getPattern().equals(before.getPattern()));
    note(field, "min_items", after.getMinItems() > before.getMinItems());
    FieldCheck then = new FieldCheck(before);
    FieldCheck now = new FieldCheck(after);
    note(field, "max_length", now.mostCharacters() < then.mostCharacters());
    note(field, "max_items", now.mostItems() < then.mostItems());
    note(field, "sole_currency", after.getSoleCurrency() && !before.getSoleCurrency());
  }

  private void note(FieldDescriptor field, String rule, boolean isTighter) {
    if (isTighter) {
      tightened.add(field.getFullName() + " " + rule);
    }
  }
}
