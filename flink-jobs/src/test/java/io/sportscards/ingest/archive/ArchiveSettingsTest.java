package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArchiveSettingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aRootWithoutASchemeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArchiveSettings("/tmp/archive", "live-1", 1, MINUTE, 1 << 20))
        .withMessage(
            "Archive setting root=\"/tmp/archive\" is not a directory with a scheme and no slash at"
                + " its end, such as s3://bucket/prefix");
  }

  @Test
  void aRunIdThatIsNoPathElementIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArchiveSettings("s3://cards", "../live", 1, MINUTE, 1 << 20))
        .withMessage(
            "Archive setting runId=\"../live\" is not lower-case letters, digits and ._- such as"
                + " live-1");
  }

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArchiveSettings("s3://cards", "live-1", 1, Duration.ZERO, 1 << 20))
        .withMessage("Archive setting rollInterval=\"PT0S\" is not 1 millisecond or more");
  }

  @Test
  void aBufferTooSmallForItsOwnFramesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ArchiveSettings("s3://cards", "live-1", 1, MINUTE, 1_000))
        .withMessage("Archive setting bufferBytes=\"1000\" is not 1 MiB or more");
  }
}
