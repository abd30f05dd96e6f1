package io.sportscards.connectors.journal.internal;

import java.io.IOException;

/** Refuses state that a newer release wrote. */
final class UnknownVersion {

  private UnknownVersion() {}

  static void refuse(String what, int found, int known) throws IOException {
    if (found != known) {
      throw new IOException(
          "The stored %s has version %d, this release of journal-source reads version %d; restore with the release that wrote it."
              .formatted(what, found, known));
    }
  }
}
