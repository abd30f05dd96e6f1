package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerializersTest {

  // as stored by the first release; must be readable for ever
  private static final byte[] SPLIT_VERSION_1 =
      HexFormat.of().parseHex("00000003" + "0000000000000007" + "0000000000000010");
  private static final byte[] STATE_VERSION_1 =
      HexFormat.of()
          .parseHex(
              "01"
                  + "0000000000000010"
                  + "00000000000000ff"
                  + "00000004"
                  + "00000001"
                  + "0000000300000000000000070000000000000010"
                  + "00000002"
                  + "00000000"
                  + "00000001");

  private final JournalSplitSerializer splits = new JournalSplitSerializer();
  private final JournalEnumeratorStateSerializer states = new JournalEnumeratorStateSerializer();

  @Test
  void aSplitIsStoredAsItsNumberAndRange() throws IOException {
    assertThat(splits.getVersion()).isEqualTo(1);
    assertThat(splits.serialize(new JournalSplit(3, 7, 16))).isEqualTo(SPLIT_VERSION_1);
    assertThat(splits.deserialize(1, SPLIT_VERSION_1)).isEqualTo(new JournalSplit(3, 7, 16));
  }

  @Test
  void theEnumeratorStoresItsPlanAndWhatIsFinished() throws IOException {
    JournalEnumeratorState state =
        new JournalEnumeratorState(
            new Plan.Extent(16, 255, 4), List.of(new JournalSplit(3, 7, 16)), List.of(0, 1));

    assertThat(states.getVersion()).isEqualTo(1);
    assertThat(states.serialize(state)).isEqualTo(STATE_VERSION_1);
    assertThat(states.deserialize(1, STATE_VERSION_1)).isEqualTo(state);
  }

  @Test
  void beforeThePlanTheEnumeratorStoresThatThereIsNone() throws IOException {
    assertThat(states.serialize(JournalEnumeratorState.beforePlanning())).containsExactly(0);
    assertThat(states.deserialize(1, new byte[] {0}))
        .isEqualTo(JournalEnumeratorState.beforePlanning());
  }

  @Test
  void anUnknownVersionIsRefusedWithBothNumbers() {
    assertThatThrownBy(() -> splits.deserialize(2, SPLIT_VERSION_1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The stored journal split has version 2, this release of journal-source reads version 1;"
                + " restore with the release that wrote it.");
    assertThatThrownBy(() -> states.deserialize(7, STATE_VERSION_1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The stored enumerator state has version 7, this release of journal-source reads version"
                + " 1; restore with the release that wrote it.");
  }
}
