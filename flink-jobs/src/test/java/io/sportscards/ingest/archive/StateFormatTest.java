package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed bytes of a format version are what its state looks like, for good. */
class StateFormatTest {
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
  private static final FinishedFiles FINISHED =
      new FinishedFiles(
          new Origin("live-1", "0000000000000001000000000000002a", 3),
          20_017,
          List.of(
              new FinishedFile(
                  SinkHarness.partition(1) + "/part-a-0.ndjson.zst",
                  1_234,
                  56,
                  1_767_225_600_123L,
                  new byte[] {0, 0, 0, 1, 7}),
              new FinishedFile(
                  "quarantine/run_id=live-1/reason=OVERSIZED/received_date=2026-01-01/part-a-1.ndjson.zst",
                  5_000_000_000L,
                  1,
                  -1,
                  new byte[0])));

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void openLinesOfEveryVersionAreRead(int version) throws IOException {
    OpenLines open =
        new OpenLinesSerializer()
            .deserialize(version, fixture("open-lines-v%d.bin".formatted(version)));

    assertThat(open)
        .usingRecursiveComparison()
        .ignoringFields("frames")
        .isEqualTo(new OpenLines(SinkHarness.partition(1), 1_767_225_600_000L, 3, 1_000, null));
    assertThat(open.frames()).hasSize(2);
    try (InputStream lines = open.unpacked()) {
      assertThat(lines).hasContent("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    }
  }

  @Test
  void versionTwoHoldsPiecesOfAFrameThatHasNotEnded() throws IOException {
    OpenLines open = new OpenLinesSerializer().deserialize(2, fixture("open-lines-v2.bin"));

    assertThat(Arrays.copyOf(open.frames().get(0), 4)).isEqualTo(ZSTD_MAGIC);
    assertThat(Arrays.copyOf(open.frames().get(1), 4)).isNotEqualTo(ZSTD_MAGIC);
  }

  @Test
  void openLinesAreWrittenInVersionTwo() throws IOException {
    OpenLinesSerializer serializer = new OpenLinesSerializer();
    byte[] stored = fixture("open-lines-v2.bin");

    assertThat(serializer.getVersion()).isEqualTo(2);
    assertThat(serializer.serialize(serializer.deserialize(2, stored))).isEqualTo(stored);
  }

  @Test
  void finishedFilesOfVersionOneAreRead() throws IOException {
    assertThat(new FinishedFilesSerializer().deserialize(1, fixture("finished-files-v1.bin")))
        .usingRecursiveComparison()
        .isEqualTo(FINISHED);
  }

  @Test
  void finishedFilesAreWrittenInVersionOne() throws IOException {
    FinishedFilesSerializer serializer = new FinishedFilesSerializer();

    assertThat(serializer.getVersion()).isEqualTo(1);
    assertThat(serializer.serialize(FINISHED)).isEqualTo(fixture("finished-files-v1.bin"));
  }

  @Test
  void aNewerVersionIsRefusedNamingBoth() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new OpenLinesSerializer().deserialize(3, new byte[0]))
        .withMessage(
            "State of the archive sink has format version 3, this release reads versions 1 to 2."
                + " Nothing was restored; start the release that wrote it, or a newer one");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new FinishedFilesSerializer().deserialize(2, new byte[0]))
        .withMessage(
            "State of the archive sink has format version 2, this release reads version 1. Nothing"
                + " was restored; start the release that wrote it, or a newer one");
  }

  @Test
  void bytesLeftOverAreRefused() throws IOException {
    byte[] stored = fixture("finished-files-v1.bin");
    byte[] longer = Arrays.copyOf(stored, stored.length + 2);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new FinishedFilesSerializer().deserialize(1, longer))
        .withMessage(
            "State of the archive sink has 2 bytes more than format version 1 explains; it is"
                + " damaged");
  }

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in = StateFormatTest.class.getResourceAsStream("/archive-state/" + name)) {
      return in.readAllBytes();
    }
  }
}
