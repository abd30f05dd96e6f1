package io.sportscards.connectors.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SerializersTest {

  // as stored by the first release; must be readable for ever
  private static final byte[] SPLIT_VERSION_1 = HexFormat.of().parseHex("00066576656e747300000003");

  private final QueueSplitSerializer splits = new QueueSplitSerializer();
  private final QueueEnumeratorStateSerializer states = new QueueEnumeratorStateSerializer();

  @Test
  void aSplitIsStoredAsItsQueueAndIndex() throws IOException {
    assertThat(splits.getVersion()).isEqualTo(1);
    assertThat(splits.serialize(new QueueSplit("events", 3))).isEqualTo(SPLIT_VERSION_1);
    assertThat(splits.deserialize(1, SPLIT_VERSION_1)).isEqualTo(new QueueSplit("events", 3));
  }

  @Test
  void theEnumeratorStoresNothing() throws IOException {
    assertThat(states.serialize(new QueueEnumeratorState())).isEmpty();
    assertThat(states.deserialize(1, new byte[0])).isEqualTo(new QueueEnumeratorState());
  }

  @Test
  void anUnknownVersionIsRefusedWithBothNumbers() {
    assertThatThrownBy(() -> splits.deserialize(2, SPLIT_VERSION_1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The stored queue split has version 2, this release of rabbitmq-source reads version 1; restore with the"
                + " release that wrote it.");
    assertThatThrownBy(() -> states.deserialize(7, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The stored enumerator state has version 7, this release of rabbitmq-source reads version 1; restore with"
                + " the release that wrote it.");
  }
}
