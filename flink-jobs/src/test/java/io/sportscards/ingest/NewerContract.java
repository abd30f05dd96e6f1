package io.sportscards.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.options.v1.ContractOptions;

/**
 * The contract of a later time: status changes have a {@code note}, and restocking is an event type
 * with the same fields. And messages of that time.
 */
public final class NewerContract {
  private static final String CHANGED = "OrderStatusChanged";

  private NewerContract() {}

  public static byte[] descriptors() {
    try {
      FileDescriptorSet.Builder set =
          FileDescriptorSet.parseFrom(EventContract.current().toByteArray()).toBuilder();
      for (FileDescriptorProto.Builder file : set.getFileBuilderList()) {
        for (DescriptorProto.Builder message : file.getMessageTypeBuilderList()) {
          if (message.getName().equals(CHANGED)) {
            file.addMessageType(restocked(message.build()));
            message.addField(note());
            return set.build().toByteArray();
          }
        }
      }
      throw new IllegalStateException("The contract has no " + CHANGED);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An event with a field that only the newer contract knows. */
  public static RawMessage noted(int number) {
    return changed(
        Messages.event(2 * number + 1, 0), "\"order_id\"", "\"note\":\"n\",\"order_id\"");
  }

  /** An event of a type that only the newer contract knows. */
  public static RawMessage restocked(int number) {
    RawMessage message =
        changed(
            Messages.event(2 * number + 1, 0),
            "orders.order_status_changed",
            "orders.order_restocked");
    return changed(message, "\"event_id\":\"e-", "\"event_id\":\"r-");
  }

  private static RawMessage changed(RawMessage message, String from, String to) {
    return Messages.json(new String(message.body(), UTF_8).replace(from, to));
  }

  private static DescriptorProto restocked(DescriptorProto changed) {
    return changed.toBuilder()
        .setName("OrderRestocked")
        .setOptions(
            MessageOptions.newBuilder()
                .setExtension(ContractOptions.eventType, "orders.order_restocked"))
        .build();
  }

  private static FieldDescriptorProto note() {
    return FieldDescriptorProto.newBuilder()
        .setName("note")
        .setNumber(1000)
        .setType(FieldDescriptorProto.Type.TYPE_STRING)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
        .build();
  }
}
