package io.sportscards.ingest.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.java.tuple.Tuple3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden lines, as drop-duplicates noted them. */
class SeenInFileTest {
  private static final Path GOLDEN = Path.of("../fixtures");
  private static final String RECEIVED_AT = "2026-07-31T23:59:59.987654Z";
  private static final String ORDER = "0197c2a0-0000-7000-8000-000000000004";

  @TempDir Path dir;

  @Test
  void anAcceptedLineIsItsEventIdHashAndContract() throws Exception {
    pack("events/orders.order_placed/bronze.ndjson", "bronze/a.zst");

    assertThat(seen("bronze/a.zst", Instant.parse(RECEIVED_AT)))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.f0).isEqualTo(ORDER);
              assertThat(HexFormat.of().formatHex(row.f1)).matches("[0-9a-f]{40}");
              assertThat(row.f2).isTrue();
            });
  }

  @Test
  void aRejectedLineIsItsRejectionIdAndAConflictIsTheEventThatItWouldHaveBeen() throws Exception {
    pack("quarantine.ndjson", "quarantine/a.zst");

    List<Tuple3<String, byte[], Boolean>> seen = seen("quarantine/a.zst", Instant.EPOCH);

    Tuple3<String, byte[], Boolean> rejected = seen.get(0);
    assertThat(rejected.f0).isEqualTo("rejected/5145ae2539923aefe1004868e580da9b");
    assertThat(HexFormat.of().formatHex(rejected.f1))
        .isEqualTo("5145ae2539923aefe1004868e580da9b00000000");
    Tuple3<String, byte[], Boolean> conflict = seen.get(seen.size() - 1);
    assertThat(conflict.f0).isEqualTo(ORDER);
    assertThat(HexFormat.of().formatHex(conflict.f1))
        .matches("70109ec3c486f6d6c29001f71304e974[0-9a-f]{8}");
    assertThat(conflict.f2).isFalse();
  }

  @Test
  void whatWasReceivedBeforeTheWindowIsLeftOut() throws Exception {
    pack("quarantine.ndjson", "quarantine/a.zst");

    assertThat(seen("quarantine/a.zst", Instant.parse(RECEIVED_AT).plusNanos(1))).isEmpty();
  }

  @Test
  void aFileOfSomethingElseIsRefusedByName() throws Exception {
    pack("quarantine.ndjson", "bronze/b.zst");

    assertThatThrownBy(() -> seen("bronze/b.zst", Instant.EPOCH))
        .hasMessage(
            "Cannot read bronze/b.zst of the archive: An archived line has no content_hash; its file is not one of this archive");
  }

  private List<Tuple3<String, byte[], Boolean>> seen(String path, Instant since) throws Exception {
    List<Tuple3<String, byte[], Boolean>> seen = new ArrayList<>();
    new SeenInFile("file://" + dir, since).flatMap(path, new ListCollector<>(seen));
    return seen;
  }

  private void pack(String golden, String path) throws Exception {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, Zstd.compress(Files.readAllBytes(GOLDEN.resolve(golden))));
  }
}
