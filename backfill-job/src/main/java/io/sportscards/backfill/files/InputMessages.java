package io.sportscards.backfill.files;

import io.sportscards.contracts.RawMessage;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The messages of a run's files once more, outside of Flink: what it wrote is held against them.
 */
public final class InputMessages {
  private InputMessages() {}

  /** Hands on each message, as the job sees it. */
  public static void forEach(
      List<InputFile> files,
      InputOpener opener,
      MessageReader.Factory readers,
      Consumer<RawMessage> messages)
      throws IOException {
    for (InputFile file : files) {
      try (MessageReader reader = readers.open(file, UnpackedFile.open(file.path(), opener))) {
        for (RawMessage message = reader.next(); message != null; message = reader.next()) {
          messages.accept(message);
        }
      }
    }
  }
}
