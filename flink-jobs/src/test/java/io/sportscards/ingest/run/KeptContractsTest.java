package io.sportscards.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.EventContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptContractsTest {
  private static final EventContract CONTRACT = EventContract.current();

  @TempDir Path directory;
  private KeptContracts kept;
  private Path file;

  @BeforeEach
  void open() {
    kept = new KeptContracts(directory.toUri().toString().replaceAll("/$", ""));
    file = directory.resolve("_contracts/" + CONTRACT.fingerprint() + ".binpb");
  }

  @Test
  void aContractIsKeptAsItsDescriptorSet() throws IOException {
    kept.keep(CONTRACT);

    assertThat(Files.readAllBytes(file)).isEqualTo(CONTRACT.toByteArray());
    assertThat(kept.find(CONTRACT.fingerprint()))
        .hasValueSatisfying(
            found -> assertThat(found.toByteArray()).isEqualTo(CONTRACT.toByteArray()));
    assertThat(kept.find("ffffffff")).isEmpty();
  }

  @Test
  void aContractThatIsThereIsNotWrittenAgain() throws IOException {
    kept.keep(CONTRACT);
    FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, longAgo);

    kept.keep(CONTRACT);

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
  }

  @Test
  void anotherContractUnderTheNameIsRefused() throws IOException {
    kept.keep(CONTRACT);
    Path other = file.resolveSibling("ffffffff.binpb");
    Files.move(file, other);

    assertThatThrownBy(() -> kept.find("ffffffff"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "file:%s is not the contract that its name says (it is contract %s); put back the descriptor set that the lines of this contract were decoded with."
                .formatted(other, CONTRACT.fingerprint()));
  }

  @Test
  void whatIsNoDescriptorSetIsRefused() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no descriptor set");

    assertThatThrownBy(() -> kept.keep(CONTRACT))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("file:" + file + " is not the contract that its name says (");
  }
}
