package io.sportscards.platform.generator;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.sportscards.contracts.catalog.v1.CatalogEvents;
import io.sportscards.contracts.customers.v1.CustomerEvents;
import io.sportscards.contracts.engagement.v1.EngagementEvents;
import io.sportscards.contracts.fulfilment.v1.FulfilmentEvents;
import io.sportscards.contracts.manufacturing.v1.ManufacturingEvents;
import io.sportscards.contracts.market.v1.MarketEvents;
import io.sportscards.contracts.options.v1.ContractOptions;
import io.sportscards.contracts.orders.v1.OrderEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The message that each event type carries. */
final class PayloadTypes {
  private static final Map<String, Descriptor> BY_EVENT_TYPE = byEventType();

  private PayloadTypes() {}

  /**
   * @throws IllegalArgumentException when the catalog has no such event type
   */
  static Descriptor of(String eventType) {
    Descriptor type = BY_EVENT_TYPE.get(eventType);
    if (type == null) {
      throw new IllegalArgumentException("The catalog has no event type \"" + eventType + "\".");
    }
    return type;
  }

  static Set<String> all() {
    return BY_EVENT_TYPE.keySet();
  }

  private static Map<String, Descriptor> byEventType() {
    Map<String, Descriptor> types = new HashMap<>();
    List<FileDescriptor> files =
        List.of(
            CatalogEvents.getDescriptor(),
            OrderEvents.getDescriptor(),
            CustomerEvents.getDescriptor(),
            ManufacturingEvents.getDescriptor(),
            FulfilmentEvents.getDescriptor(),
            EngagementEvents.getDescriptor(),
            MarketEvents.getDescriptor());
    for (FileDescriptor file : files) {
      for (Descriptor message : file.getMessageTypes()) {
        if (message.getOptions().hasExtension(ContractOptions.eventType)) {
          types.put(message.getOptions().getExtension(ContractOptions.eventType), message);
        }
      }
    }
    return types;
  }
}
