package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the lists that dbt accepts values from against the contract's enums. */
class ClosedListsTest {
  private static final Path SEEDS = Path.of("..", "dbt", "seeds");

  @ParameterizedTest
  @CsvSource({
    "orders.order_placed, channel, sales_channels, channel",
    "orders.order_status_changed, to_status, order_statuses, status",
    "manufacturing.quality_inspected, defects/defect_code, defect_codes, defect_code",
    "fulfilment.shipment_dispatched, carrier, carriers, carrier",
    "fulfilment.return_received, reason, return_reasons, reason"
  })
  void aSeedHoldsEveryValueThatCanBeSet(String eventType, String field, String seed, String column)
      throws IOException {
    EnumDescriptor choices = enumOf(eventType, field);
    String rows =
        choices.getValues().stream()
            .filter(value -> value.getNumber() != 0) // the zero value means unset
            .map(value -> word(choices, value) + "," + value.getNumber() + "\n")
            .collect(Collectors.joining());
    Golden.hold(
        SEEDS.resolve(seed + ".csv"), column + ",proto_number\n" + rows, "Write it: make docs");
  }

  private static EnumDescriptor enumOf(String eventType, String path) {
    var message = EventContract.current().payload(eventType);
    if (path.startsWith("defects/")) {
      message = message.findFieldByName("defects").getMessageType();
    }
    return message.findFieldByName(path.replace("defects/", "")).getEnumType();
  }

  /** ORDER_STATUS_PAID is paid, as the models in staging say it. */
  private static String word(EnumDescriptor choices, EnumValueDescriptor value) {
    String prefix = choices.getValues().get(0).getName().replace("UNSPECIFIED", "");
    assertThat(value.getName()).startsWith(prefix);
    return value.getName().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
