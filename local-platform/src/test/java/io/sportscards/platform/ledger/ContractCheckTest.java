package io.sportscards.platform.ledger;

import static io.sportscards.platform.ledger.PublishedEvents.EVENTS;
import static io.sportscards.platform.ledger.PublishedEvents.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sportscards.contracts.EventContract;
import io.sportscards.platform.generator.EventStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a contract that this version was not built with. */
class ContractCheckTest {
  private static final EventContract NEWER = newer();

  @TempDir Path dir;
  private PublishedEvents published;
  private TestArchive archive;

  @BeforeEach
  void publish() throws IOException {
    published = PublishedEvents.in(dir);
    archive = TestArchive.of(EventStream.of(EVENTS), dir.resolve("newer"), "live-1", NEWER);
  }

  private CheckReport check() throws IOException {
    return LedgerCheck.run(List.of(published.ledger()), archive.write(), run -> true);
  }

  @Test
  void linesAreHeldAgainstTheContractThatTheyName() throws IOException {
    archive.put("_contracts/" + NEWER.fingerprint() + ".binpb", NEWER.toByteArray());

    CheckReport report = check();

    assertThat(report.firstProblems()).isEmpty();
    assertThat(row(report, "accepted"))
        .isEqualTo(new CheckReport.Row("accepted", 600, 600, 0, 0, 0, 0));
  }

  @Test
  void aContractThatNobodyHasIsNamed() throws IOException {
    CheckReport report = check();

    assertThat(row(report, "accepted").wrong()).isPositive();
    assertThat(report.firstProblems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains(
                        " names contract %s, which is not in _contracts/. (in bronze/"
                            .formatted(NEWER.fingerprint())));
  }

  @Test
  void anotherContractUnderItsNameEndsTheCheck() throws IOException {
    archive.put(
        "_contracts/" + NEWER.fingerprint() + ".binpb", EventContract.current().toByteArray());

    assertThatThrownBy(this::check)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The archive cannot be read: _contracts/%s.binpb holds contract %s",
            NEWER.fingerprint(), EventContract.current().fingerprint());
  }

  private static EventContract newer() {
    try {
      FileDescriptorSet.Builder set =
          FileDescriptorSet.parseFrom(EventContract.current().toByteArray()).toBuilder();
      for (FileDescriptorProto.Builder file : set.getFileBuilderList()) {
        if (file.getName().startsWith("sportscards/orders/")) {
          file.addMessageType(DescriptorProto.newBuilder().setName("OfLaterTimes"));
        }
      }
      return EventContract.of(set.build());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
