package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContractComparisonTest {
  private static final EventContract CURRENT = EventContract.current();
  private static final String CHANGED = "sportscards.orders.v1.OrderStatusChanged";

  @Test
  void aContractThatOnlyAddsIsTaken() {
    FileDescriptorSet more =
        with(
            "OrderStatusChanged",
            message ->
                message.addField(
                    FieldDescriptorProto.newBuilder()
                        .setName("note")
                        .setNumber(1000)
                        .setType(FieldDescriptorProto.Type.TYPE_STRING)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)));
    EventContract newer = EventContract.extending(more.toByteArray());

    assertThat(newer.fingerprint()).isNotEqualTo(CURRENT.fingerprint());
    assertThat(EventContract.of(newer.toByteArray()).fingerprint()).isEqualTo(newer.fingerprint());
    assertThat(EventContract.extending(CURRENT.toByteArray()).fingerprint())
        .isEqualTo(CURRENT.fingerprint());
  }

  @Test
  void whatAnEventNeedsMayNotGoOrMove() {
    assertThat(takenBack(message -> message.removeField(4)))
        .containsExactly(CHANGED + ".reason (number 5) is missing");
    assertThat(takenBack(message -> message.getFieldBuilder(4).setNumber(6)))
        .containsExactly(CHANGED + ".reason (number 5) is missing");
    assertThat(takenBack(message -> message.getFieldBuilder(4).setName("why").clearJsonName()))
        .containsExactly(CHANGED + ".reason (number 5) is called why");
    assertThat(
            takenBack(
                message ->
                    message
                        .getFieldBuilder(4)
                        .setType(FieldDescriptorProto.Type.TYPE_INT64)
                        .clearOptions()))
        .containsExactly(CHANGED + ".reason is int64 and was string");
    assertThat(
            takenBack(
                message ->
                    message.getFieldBuilder(4).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)))
        .containsExactly(CHANGED + ".reason is a list of string and was string");
    assertThat(takenBack(message -> message.getFieldBuilder(3).setTypeName(".google.type.Date")))
        .containsExactly(
            CHANGED + ".changed_at is google.type.Date and was google.protobuf.Timestamp");
  }

  @Test
  void noRuleMayBecomeTighter() {
    assertThat(takenBack(message -> rule(message, 4, rules -> rules.setMaxLength(499))))
        .containsExactly(CHANGED + ".reason has a tighter max_length");
    assertThat(takenBack(message -> rule(message, 4, rules -> rules.setRequired(true))))
        .containsExactly(CHANGED + ".reason has a tighter required");
    assertThat(takenBack(message -> rule(message, 4, rules -> rules.setMaxLength(501)))).isEmpty();
    assertThat(
            takenBack(
                message ->
                    message.setOptions(
                        message.getOptionsBuilder().addExtension(ContractOptions.anyOf, "reason"))))
        .containsExactly(CHANGED + " has a tighter any_of");
  }

  @Test
  void noEventTypeEnumValueOrFieldOfTheEnvelopeMayGo() {
    assertThat(
            takenBack(
                message ->
                    message.setOptions(
                        MessageOptions.newBuilder()
                            .setExtension(ContractOptions.eventType, "orders.order_changed"))))
        .containsExactly("event type orders.order_status_changed is missing");
    FileDescriptorSet.Builder fewer = CURRENT.descriptors().toBuilder();
    for (FileDescriptorProto.Builder file : fewer.getFileBuilderList()) {
      file.getEnumTypeBuilderList().stream()
          .filter(type -> type.getName().equals("OrderStatus"))
          .forEach(type -> type.getValueBuilder(2).setName("ORDER_STATUS_OTHER"));
    }
    assertThat(ContractComparison.takenBack(CURRENT, EventContract.of(fewer.build())))
        .anySatisfy(loss -> assertThat(loss).startsWith(CHANGED + ".to_status has no value "));
    FileDescriptorSet without =
        with(
            "EventEnvelope",
            message -> message.getFieldBuilder(5).setName("subject").clearJsonName());
    assertThat(ContractComparison.takenBack(CURRENT, EventContract.of(without)))
        .containsExactly(
            "sportscards.events.v1.EventEnvelope.aggregate_id (number 6) is called subject");
  }

  @Test
  void theRefusalNamesBothContractsAndWhatIsInTheWay() {
    FileDescriptorSet fewer = with("OrderStatusChanged", message -> message.removeField(4));
    assertThatThrownBy(() -> EventContract.extending(fewer.toByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Contract %s takes back what contract %s of this version accepts: %s.reason (number 5) is missing. Give a descriptor set that only adds to it.",
            EventContract.of(fewer).fingerprint(), CURRENT.fingerprint(), CHANGED);
    assertThatThrownBy(() -> EventContract.extending(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("These bytes are no descriptor set (");
  }

  private static List<String> takenBack(Consumer<DescriptorProto.Builder> change) {
    return ContractComparison.takenBack(
        CURRENT, EventContract.of(with("OrderStatusChanged", change)));
  }

  private static void rule(
      DescriptorProto.Builder message, int field, Consumer<FieldRules.Builder> change) {
    FieldOptions.Builder options = message.getFieldBuilder(field).getOptionsBuilder();
    FieldRules.Builder rules = options.getExtension(ContractOptions.rules).toBuilder();
    change.accept(rules);
    options.setExtension(ContractOptions.rules, rules.build());
  }

  /** The current contract with one message changed. */
  private static FileDescriptorSet with(String name, Consumer<DescriptorProto.Builder> change) {
    FileDescriptorSet.Builder set = CURRENT.descriptors().toBuilder();
    for (FileDescriptorProto.Builder file : set.getFileBuilderList()) {
      file.getMessageTypeBuilderList().stream()
          .filter(message -> message.getName().equals(name))
          .forEach(
              message -> change.andThen(ContractComparisonTest::withoutOneofs).accept(message));
    }
    return set.build();
  }

  /** Those of optional fields would have to be counted anew for each change. */
  private static void withoutOneofs(DescriptorProto.Builder message) {
    message.clearOneofDecl();
    for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
      field.clearOneofIndex().clearProto3Optional();
    }
  }
}
