package io.sportscards.platform.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Published events, and the archive that a faultless job makes of them, to be spoilt by a test. */
abstract class OnPublishedEvents {
  @TempDir Path dir;
  PublishedEvents published;
  TestArchive archive;

  @BeforeEach
  final void publish() throws IOException {
    published = PublishedEvents.in(dir);
    archive = published.archive();
  }
}
