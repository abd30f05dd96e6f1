package io.sportscards.ingest.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SeenContentsTest {
  private static final int CONTRACT = 0xCAFE_0001;

  @Test
  void theLayoutIsTheHashThenTheContractBigEndian() {
    byte[] seen = SeenContents.with(SeenContents.first(hash(1), CONTRACT), hash(2), 0x0A0B0C0D);

    assertThat(HexFormat.of().formatHex(seen))
        .isEqualTo("01".repeat(16) + "cafe0001" + "02".repeat(16) + "0a0b0c0d");
  }

  @Test
  void aHashIsFoundWhereverItStands() {
    byte[] seen = SeenContents.with(SeenContents.first(hash(1), CONTRACT), hash(2), CONTRACT);

    assertThat(SeenContents.contains(seen, hash(1))).isTrue();
    assertThat(SeenContents.contains(seen, hash(2))).isTrue();
    assertThat(SeenContents.contains(seen, hash(3))).isFalse();
    assertThat(SeenContents.firstContract(seen)).isEqualTo(CONTRACT);
  }

  @Test
  void whenFullTheFirstStaysAndTheSecondOldestGoes() {
    byte[] seen = SeenContents.first(hash(0), CONTRACT);
    for (int i = 1; i <= SeenContents.MAX_ENTRIES; i++) {
      seen = SeenContents.with(seen, hash(i), CONTRACT);
    }

    assertThat(seen).hasSize(SeenContents.MAX_ENTRIES * SeenContents.ENTRY_BYTES);
    assertThat(SeenContents.contains(seen, hash(0))).isTrue();
    assertThat(SeenContents.contains(seen, hash(1))).isFalse();
    for (int i = 2; i <= SeenContents.MAX_ENTRIES; i++) {
      assertThat(SeenContents.contains(seen, hash(i))).isTrue();
    }
  }

  @Test
  void anArrayInTheStateIsNeverChanged() {
    byte[] seen = SeenContents.first(hash(0), CONTRACT);
    for (int i = 1; i < SeenContents.MAX_ENTRIES; i++) {
      seen = SeenContents.with(seen, hash(i), CONTRACT);
    }
    byte[] before = seen.clone();
    SeenContents.with(seen, hash(99), CONTRACT);

    assertThat(seen).isEqualTo(before);
  }

  @Test
  void aHashOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> SeenContents.first(new byte[15], CONTRACT))
        .hasMessage("A content hash has 15 bytes; expected 16.");
  }

  @Test
  void theAcceptedContentComesFirstInWhateverOrderLinesAreRead() {
    byte[] accepted = SeenContents.first(hash(1), CONTRACT);
    byte[] conflicting = SeenContents.first(hash(2), 0x0A0B0C0D);
    String expected = "01".repeat(16) + "cafe0001" + "02".repeat(16) + "0a0b0c0d";

    byte[] inOrder = SeenContents.merged(accepted, conflicting, false);
    byte[] otherwise = SeenContents.merged(conflicting, accepted, true);

    assertThat(HexFormat.of().formatHex(inOrder)).isEqualTo(expected);
    assertThat(HexFormat.of().formatHex(otherwise)).isEqualTo(expected);
    assertThat(SeenContents.merged(null, accepted, true)).isSameAs(accepted);
    assertThat(SeenContents.merged(inOrder, conflicting, false)).isSameAs(inOrder);
    assertThat(SeenContents.merged(inOrder, accepted, true)).isSameAs(inOrder);
  }

  private static byte[] hash(int value) {
    byte[] hash = new byte[SeenContents.HASH_BYTES];
    Arrays.fill(hash, (byte) value);
    return hash;
  }
}
