package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UnknownFieldSet;
import io.sportscards.contracts.events.v1.EventEnvelope;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.options.v1.FieldRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventContractTest {
  private static final EventContract CURRENT = EventContract.current();

  /** The current contract and one more event type, {@code tests.thing_happened}. */
  private static FileDescriptorSet with(Consumer<DescriptorProto.Builder> change) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("ThingHappened");
    message.setOptions(
        MessageOptions.newBuilder()
            .setExtension(ContractOptions.eventType, "tests.thing_happened"));
    change.accept(message);
    return CURRENT.descriptors().toBuilder()
        .addFile(
            FileDescriptorProto.newBuilder()
                .setName("sportscards/tests/v1/tests.proto")
                .setPackage("sportscards.tests.v1")
                .setSyntax("proto3")
                .addDependency("sportscards/options/v1/contract_options.proto")
                .addDependency("google/protobuf/descriptor.proto")
                .addMessageType(message))
        .build();
  }

  private static FieldDescriptorProto.Builder field(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }

  private static FieldOptions.Builder rules(FieldRules.Builder rules) {
    return FieldOptions.newBuilder().setExtension(ContractOptions.rules, rules.build());
  }

  private static void assertRefused(Consumer<DescriptorProto.Builder> change, String message) {
    FileDescriptorSet set = with(change);
    assertThatThrownBy(() -> EventContract.of(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void theCatalogIsThatOfTheDesign() {
    assertThat(CURRENT.eventTypes())
        .containsExactly(
            "catalog.card_published",
            "catalog.card_retired",
            "catalog.production_spec_published",
            "customers.customer_registered",
            "customers.customer_updated",
            "engagement.card_interacted",
            "fulfilment.return_received",
            "fulfilment.shipment_delivered",
            "fulfilment.shipment_dispatched",
            "manufacturing.batch_completed",
            "manufacturing.batch_started",
            "manufacturing.quality_inspected",
            "manufacturing.waste_recorded",
            "market.price_estimated",
            "market.price_observed",
            "orders.order_placed",
            "orders.order_status_changed");
    assertThatThrownBy(() -> CURRENT.payload("orders.order_lost"))
        .hasMessageStartingWith("The catalog has no event type \"orders.order_lost\"; it has [");
  }

  @Test
  void theFingerprintIsOfWhatTheContractSaysNotOfHowItWasCompiled() {
    List<FileDescriptorProto> files = new ArrayList<>();
    for (FileDescriptorProto file : CURRENT.descriptors().getFileList()) {
      FileDescriptorProto.Builder other =
          file.toBuilder()
              .clearSourceCodeInfo()
              .setUnknownFields(
                  UnknownFieldSet.newBuilder()
                      .addField(8042, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                      .build());
      for (DescriptorProto.Builder message : other.getMessageTypeBuilderList()) {
        message.getFieldBuilderList().forEach(FieldDescriptorProto.Builder::clearJsonName);
      }
      files.add(other.build());
    }
    Collections.reverse(files);
    EventContract other =
        EventContract.of(FileDescriptorSet.newBuilder().addAllFile(files).build());
    assertThat(other.fingerprint()).isEqualTo(CURRENT.fingerprint()).matches("[0-9a-f]{8}");
    assertThat(Integer.parseUnsignedInt(other.fingerprint(), 16))
        .isEqualTo(other.fingerprintBits());
  }

  @Test
  void aNewerDescriptorSetBringsNewTypesAndFieldsWithoutNewCode() {
    EventContract newer =
        EventContract.of(
            with(
                message ->
                    message
                        .addField(
                            field("thing", 40_000, FieldDescriptorProto.Type.TYPE_STRING)
                                .setOptions(rules(FieldRules.newBuilder().setRequired(true))))
                        .addField(field("count", 7, FieldDescriptorProto.Type.TYPE_INT64))));
    assertThat(newer.fingerprint()).isNotEqualTo(CURRENT.fingerprint());
    String event =
        new Sample("catalog.card_retired")
            .jsonText()
            .replace("catalog.card_retired", "tests.thing_happened")
            .replace("\"sku\"", "\"count\": \"9223372036854775807\", \"thing\"");
    ArchiveLine line = new Decoding(newer).json(event);
    assertThat(Lines.member(line, "payload"))
        .isEqualTo("{\"count\":9223372036854775807,\"thing\":\"FB25-101-GOLD\"}");
    assertThat(Lines.member(line, "contract")).isEqualTo(newer.fingerprint());
    assertThat(Decoding.verdict(new Decoding().json(event))).startsWith("UNKNOWN_EVENT_TYPE: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TYPE_DOUBLE|is a floating point number|google.type.Decimal",
        "TYPE_FLOAT|is a floating point number|google.type.Decimal",
        "TYPE_UINT64|is an integer of a rarer kind|int32 or int64",
        "TYPE_BYTES|is bytes|a string"
      })
  void aTypeWithoutAnExactFormIsRefused(
      FieldDescriptorProto.Type type, String fault, String instead) {
    assertRefused(
        message -> message.addField(field("x", 1, type)),
        "The contract's sportscards.tests.v1.ThingHappened.x " + fault + "; use " + instead + ".");
  }

  @Test
  void otherShapesThatCannotBeHeldToAreRefused() {
    assertRefused(
        message ->
            message
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("either"))
                .addField(field("x", 1, FieldDescriptorProto.Type.TYPE_STRING).setOneofIndex(0))
                .addField(field("y", 2, FieldDescriptorProto.Type.TYPE_STRING).setOneofIndex(0)),
        "The contract's sportscards.tests.v1.ThingHappened has a oneof; use optional fields and the"
            + " any_of option.");
    assertRefused(
        message ->
            message.addField(
                field("x", 1, FieldDescriptorProto.Type.TYPE_MESSAGE)
                    .setTypeName(".google.protobuf.UninterpretedOption")),
        "The contract's google.protobuf.UninterpretedOption is not a type that contracts use; use"
            + " google.protobuf.Timestamp and google.type.Money, Decimal or Date.");
    assertRefused(
        message ->
            message.addField(
                field("x", 1, FieldDescriptorProto.Type.TYPE_MESSAGE)
                    .setTypeName(".sportscards.Nothing")),
        "The descriptor set is not sound: sportscards.tests.v1.ThingHappened.x:"
            + " \".sportscards.Nothing\" is not defined.");
  }

  @Test
  void aLineThatWouldGrowBeyondItsLimitIsRefused() {
    EventContract generous =
        EventContract.of(
            with(
                message ->
                    message.addField(
                        field("thing", 1, FieldDescriptorProto.Type.TYPE_STRING)
                            .setOptions(rules(FieldRules.newBuilder().setMaxLength(2_000_000))))));
    DynamicMessage payload =
        DynamicMessage.newBuilder(generous.payload("tests.thing_happened"))
            .setField(
                generous.payload("tests.thing_happened").findFieldByName("thing"),
                "\u0001".repeat(1_400_000)) // each takes six bytes in JSON
            .build();
    EventEnvelope event =
        new RandomEvents(CURRENT, 1)
            .event().toBuilder()
                .setEventType("tests.thing_happened")
                .setPayload(payload.toByteString())
                .build();
    EventDecoder decoder = new EventDecoder(generous, Decoding.RUN, 4 << 20, new Decoding());
    RawMessage message =
        new RawMessage(
            event.toByteArray(), "application/x-protobuf", null, null, Decoding.RECEIVED_AT);
    assertThat(Decoding.verdict(decoder.decode(message)))
        .isEqualTo("INVALID_PAYLOAD: The event's line would be longer than 8388608 bytes");
  }

  @Test
  void aRuleThatDoesNotFitItsFieldIsRefused() {
    String x = "The contract's sportscards.tests.v1.ThingHappened.x ";
    assertRefused(
        message ->
            message.addField(
                field("x", 1, FieldDescriptorProto.Type.TYPE_STRING)
                    .setOptions(rules(FieldRules.newBuilder().setMin(1)))),
        x + "has min or max but is no number; use another rule.");
    assertRefused(
        message ->
            message.addField(
                field("x", 1, FieldDescriptorProto.Type.TYPE_BOOL)
                    .setOptions(rules(FieldRules.newBuilder().setMaxLength(1)))),
        x + "has a rule for text but is none; use another rule.");
    assertRefused(
        message ->
            message.addField(
                field("x", 1, FieldDescriptorProto.Type.TYPE_BOOL)
                    .setOptions(rules(FieldRules.newBuilder().setMaxItems(1)))),
        x + "has a rule for lists but is none; use another rule.");
    assertRefused(
        message ->
            message.addField(
                field("x", 1, FieldDescriptorProto.Type.TYPE_STRING)
                    .setOptions(rules(FieldRules.newBuilder().setPattern("(")))),
        x + "has the pattern (; use a regular expression.");
    assertRefused(
        message ->
            message.setOptions(
                message.getOptionsBuilder().addExtension(ContractOptions.anyOf, "nothing")),
        "The contract's sportscards.tests.v1.ThingHappened has any_of nothing; use the name of a"
            + " field.");
  }

  @Test
  void anEventTypeIsWellFormedAndBelongsToOneMessage() {
    assertRefused(
        message ->
            message.setOptions(
                message
                    .getOptionsBuilder()
                    .setExtension(ContractOptions.eventType, "orders.order_placed")),
        "The contract's messages sportscards.orders.v1.OrderPlaced and"
            + " sportscards.tests.v1.ThingHappened both have the event_type orders.order_placed;"
            + " give one of them another.");
    assertRefused(
        message ->
            message.setOptions(
                message
                    .getOptionsBuilder()
                    .setExtension(ContractOptions.eventType, "Order Placed")),
        "The contract's sportscards.tests.v1.ThingHappened has an event_type that is \"Order"
            + " Placed\", but text that matches [a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)* is expected");
  }

  @Test
  void aDescriptorSetWithoutItsImportsOrEventTypesIsRefused() {
    FileDescriptorSet alone =
        FileDescriptorSet.newBuilder()
            .addFile(
                FileDescriptorProto.newBuilder()
                    .setName("sportscards/a.proto")
                    .addDependency("google/type/money.proto"))
            .build();
    assertThatThrownBy(() -> EventContract.of(alone))
        .hasMessage("The descriptor set lacks google/type/money.proto; build it with its imports.");
    assertThatThrownBy(() -> EventContract.of(FileDescriptorSet.getDefaultInstance()))
        .hasMessage(
            "The contract has no message with the option event_type; give a descriptor set that was"
                + " built from all of the contract's .proto files.");
  }
}
