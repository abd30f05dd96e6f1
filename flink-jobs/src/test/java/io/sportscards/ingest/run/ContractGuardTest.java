package io.sportscards.ingest.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.EventContract;
import io.sportscards.ingest.NewerContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractGuardTest {
  private static final EventContract CURRENT = EventContract.current();
  private static final EventContract NEWER = EventContract.extending(NewerContract.descriptors());

  @TempDir Path directory;
  private RunRecords records;
  private KeptContracts kept;
  private ContractGuard guard;

  @BeforeEach
  void open() {
    String root = directory.toUri().toString().replaceAll("/$", "");
    records = new RunRecords(root);
    kept = new KeptContracts(root);
    guard = new ContractGuard(records, kept);
  }

  private void decoded(String runId, String contract) throws IOException {
    records.start(
        runId, new RunRecord("live", 0, contract, "2026-01-01T00:00:00Z", null, null, null));
  }

  @Test
  void anArchiveWithoutRunsTakesAnyContract() {
    assertThatCode(() -> guard.checkStart(CURRENT)).doesNotThrowAnyException();
  }

  @Test
  void theSameContractAndOneThatAddsToItGoOn() throws IOException {
    decoded("live-1", CURRENT.fingerprint()); // by a version that kept no contracts
    guard.checkStart(CURRENT);
    guard.checkStart(NEWER);

    kept.keep(NEWER);
    decoded("live-1", NEWER.fingerprint());
    assertThatCode(() -> guard.checkStart(NEWER)).doesNotThrowAnyException();
  }

  @Test
  void aContractThatKnowsLessThanThatOfAnyRunIsRefused() throws IOException {
    kept.keep(NEWER);
    decoded("live-1", NEWER.fingerprint());
    decoded("live-2", CURRENT.fingerprint());

    assertThatThrownBy(() -> guard.checkStart(CURRENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Run live-1 was decoded with contract %s, and contract %s of this start takes back what that accepts: event type orders.order_restocked is missing; sportscards.orders.v1.OrderStatusChanged.note (number 1000) is missing. Nothing was started. Set EVENT_DESCRIPTORS to the newer descriptor set (file:%s/_contracts/%s.binpb is a copy) or to one that adds to both"
                .formatted(
                    NEWER.fingerprint(), CURRENT.fingerprint(), directory, NEWER.fingerprint()));
  }

  @Test
  void aContractThatIsNowhereIsAskedFor() throws IOException {
    decoded("live-1", "0a1b2c3d");

    assertThatThrownBy(() -> guard.checkStart(CURRENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Run live-1 was decoded with contract 0a1b2c3d, which is not kept in this archive, so contract %s of this start cannot be compared with it. Nothing was started. Put its descriptor set there as file:%s/_contracts/0a1b2c3d.binpb"
                .formatted(CURRENT.fingerprint(), directory));
  }
}
