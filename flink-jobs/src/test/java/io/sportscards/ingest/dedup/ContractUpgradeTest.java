package io.sportscards.ingest.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.Messages;
import io.sportscards.ingest.NewerContract;
import io.sportscards.ingest.decode.DecodeEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the two operators do with the same bytes before and after a change of the contract. */
class ContractUpgradeTest {
  private static final RunContext RUN = new RunContext("rabbitmq", "live-1", 0);
  private static final EventContract OLD = EventContract.current();
  private static final EventContract NEW = EventContract.extending(NewerContract.descriptors());

  private KeyedOneInputStreamOperatorTestHarness<String, ArchiveLine, ArchiveLine> operator;

  @AfterEach
  void close() throws Exception {
    if (operator != null) {
      operator.close();
    }
  }

  @Test
  void whatComesAgainUnderTheNextContractIsADuplicateAlthoughItReadsOtherwise() throws Exception {
    List<ArchiveLine> before = decode(OLD, NewerContract.noted(1), Messages.event(2, 0));
    List<ArchiveLine> after =
        decode(NEW, NewerContract.noted(1), Messages.event(2, 0), NewerContract.noted(4));
    assertThat(after.get(0).contentHash()).isNotEqualTo(before.get(0).contentHash());
    assertThat(after.get(1).contentHash())
        .as("what the contracts read alike has one hash")
        .isEqualTo(before.get(1).contentHash());

    start(OLD, null);
    assertThatSent(before).containsExactlyElementsOf(before);
    start(NEW, operator.snapshot(1, 1));
    assertThatSent(after).containsExactly(after.get(2));
    start(OLD, operator.snapshot(2, 2));
    assertThatSent(before).isEmpty();
  }

  @Test
  void anEventTypeThatWasUnknownIsAcceptedWhenItComesAgainUnderTheNextContract() throws Exception {
    assertThat(decode(OLD, NewerContract.restocked(1)).get(0).partition())
        .startsWith("quarantine/run_id=live-1/reason=UNKNOWN_EVENT_TYPE/");
    assertThat(decode(NEW, NewerContract.restocked(1)).get(0).partition())
        .startsWith("bronze/run_id=live-1/event_type=orders.order_restocked/");
  }

  private static List<ArchiveLine> decode(EventContract contract, RawMessage... messages)
      throws Exception {
    DecodeEvent decode = new DecodeEvent(RUN, "file:///nowhere", 1 << 20, contract);
    var decoding = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(decode));
    decoding.open();
    for (RawMessage message : messages) {
      decoding.processElement(message, 0);
    }
    List<ArchiveLine> lines = decoding.extractOutputValues();
    decoding.close();
    return lines;
  }

  private void start(EventContract contract, OperatorSubtaskState state) throws Exception {
    if (operator != null) {
      operator.close();
    }
    operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(
                new DropDuplicates(RUN, contract.fingerprintBits(), Duration.ofHours(6))),
            ArchiveLine::identity,
            Types.STRING);
    if (state != null) {
      operator.initializeState(state);
    }
    operator.open();
  }

  private ListAssert<ArchiveLine> assertThatSent(List<ArchiveLine> lines) throws Exception {
    for (ArchiveLine line : lines) {
      operator.processElement(line, 0);
    }
    return assertThat(operator.extractOutputValues()).usingRecursiveFieldByFieldElementComparator();
  }
}
