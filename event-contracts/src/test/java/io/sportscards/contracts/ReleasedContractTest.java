package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the released contract accepts, the present one accepts, rules included. */
class ReleasedContractTest {
  @Test
  void thePresentContractTakesNothingBackOfTheReleasedOne() throws IOException {
    EventContract released;
    try (InputStream in = Files.newInputStream(Path.of("released-contract.binpb"))) {
      released = EventContract.of(FileDescriptorSet.parseFrom(in));
    }
    assertThat(ContractComparison.takenBack(released, EventContract.current()))
        .as(
            "Messages that were good would go to quarantine. Undo these changes, or agree with"
                + " every producer and run scripts/buf.sh release")
        .isEmpty();
  }
}
