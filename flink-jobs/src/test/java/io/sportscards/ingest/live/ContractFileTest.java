package io.sportscards.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.NewerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFileTest {
  @TempDir Path dir;

  @Test
  void withoutAFileItIsTheContractBuiltIn() throws Exception {
    assertThat(ContractFile.read(null).fingerprint())
        .isEqualTo(EventContract.current().fingerprint());
  }

  @Test
  void aNewerContractIsReadFromAPathOrAUri() throws Exception {
    Path file = Files.write(dir.resolve("newer.binpb"), NewerContract.descriptors());

    assertThat(ContractFile.read(file.toString()).eventTypes()).contains("orders.order_restocked");
    assertThat(ContractFile.read(file.toUri().toString()).eventTypes())
        .contains("orders.order_restocked");
  }

  @Test
  void aFileThatCannotBeTakenIsRefusedWithItsName() throws Exception {
    assertThatThrownBy(() -> ContractFile.read("/nowhere/newer.binpb"))
        .isInstanceOf(IOException.class)
        .hasNoCause()
        .hasMessageStartingWith("Cannot read EVENT_DESCRIPTORS=\"/nowhere/newer.binpb\" (")
        .hasMessageEndingWith(
            "); it must be readable where the job's main runs, which on a session cluster is its JobManager.");
    Path file = Files.writeString(dir.resolve("text"), "syntax = \"proto3\";");
    assertThatThrownBy(() -> ContractFile.read(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageStartingWith(
            "EVENT_DESCRIPTORS=\"" + file + "\" is refused. These bytes are no descriptor set (");
  }
}
