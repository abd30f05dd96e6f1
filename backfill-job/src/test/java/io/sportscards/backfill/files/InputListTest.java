package io.sportscards.backfill.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputListTest {
  private static final InputFile ARCHIVED =
      InputFile.archived("s3://cards/bronze/part-1.ndjson.zst", 900, 12);
  private static final InputFile DELIVERED =
      new InputFile("s3://cards/inbox/prices.csv", 70, null, "ab12", 1_780_000_000_000L);

  @TempDir private Path archive;

  @Test
  void whatIsWrittenIsReadAgainAndWhatIsUnknownIsLeftOut() throws Exception {
    InputList list = InputList.of(archive.toUri() + "x", "replay-1");

    list.write(List.of(ARCHIVED, DELIVERED).iterator());

    assertThat(list.read()).containsExactly(ARCHIVED, DELIVERED);
    assertThat(Files.readString(archive.resolve("x/_runs/replay-1/inputs.ndjson")))
        .isEqualTo(
            """
            {"path":"s3://cards/bronze/part-1.ndjson.zst","bytes":900,"lines":12}
            {"path":"s3://cards/inbox/prices.csv","bytes":70,"sha256":"ab12","modifiedAt":1780000000000}""");
  }

  @Test
  void aDamagedListIsRefusedWithASentence() throws Exception {
    Path file = archive.resolve("x/_runs/replay-1/inputs.ndjson");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"path\":\"a\",\"bytes\":1,\"lines\":2}\n{\"path\":");

    assertThatThrownBy(() -> InputList.of(archive.toUri() + "x", "replay-1").read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("_runs/replay-1/inputs.ndjson is not a list of input files: ")
        .hasMessageEndingWith("; run with --restart");
  }
}
