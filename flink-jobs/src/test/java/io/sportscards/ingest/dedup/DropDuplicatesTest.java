package io.sportscards.ingest.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.QuarantineLines;
import io.sportscards.contracts.RunContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropDuplicatesTest {
  private static final RunContext RUN = new RunContext("rabbitmq", "live-1", 0);
  private static final int CONTRACT = 1;
  private static final int NEXT_CONTRACT = 2;
  private static final Duration WINDOW = Duration.ofHours(6);
  private static final long JUST_INSIDE = WINDOW.toMillis() - 1;

  private KeyedOneInputStreamOperatorTestHarness<String, ArchiveLine, ArchiveLine> operator;

  @BeforeEach
  void open() throws Exception {
    start(CONTRACT, new HashMapStateBackend(), null);
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void aDuplicateInsideTheWindowIsDroppedAndOneAfterItIsKept() throws Exception {
    ArchiveLine line = accepted("e-1", 1);
    send(line);
    operator.setStateTtlProcessingTime(JUST_INSIDE);
    send(accepted("e-1", 1));
    assertThatOutput().containsExactly(line);

    ArchiveLine late = accepted("e-1", 1);
    operator.setStateTtlProcessingTime(WINDOW.toMillis());
    send(late);
    assertThatOutput().containsExactly(line, late);
  }

  @Test
  void aDuplicateDoesNotProlongTheWindow() throws Exception {
    send(accepted("e-1", 1));
    operator.setStateTtlProcessingTime(JUST_INSIDE);
    send(accepted("e-1", 1));
    operator.setStateTtlProcessingTime(JUST_INSIDE + 1);
    send(accepted("e-1", 1));

    assertThatOutput().hasSize(2);
  }

  @Test
  void differentIdentitiesPass() throws Exception {
    ArchiveLine one = accepted("e-1", 1);
    ArchiveLine two = accepted("e-2", 1);
    send(one);
    send(two);

    assertThatOutput().containsExactly(one, two);
  }

  @Test
  void otherContentUnderTheSameContractIsQuarantinedOnce() throws Exception {
    ArchiveLine line = accepted("e-1", 1);
    ArchiveLine other = accepted("e-1", 2);
    send(line);
    send(other);
    send(other);
    send(line);

    assertThatOutput().containsExactly(line, QuarantineLines.conflictingDuplicate(other, RUN));
  }

  @Test
  void aConflictProlongsTheWindowOfItsIdentity() throws Exception {
    send(accepted("e-1", 1));
    operator.setStateTtlProcessingTime(JUST_INSIDE);
    send(accepted("e-1", 2));
    operator.setStateTtlProcessingTime(2 * JUST_INSIDE);
    send(accepted("e-1", 1));

    assertThatOutput().hasSize(2);
  }

  @Test
  void otherContentUnderAnotherContractIsADuplicate() throws Exception {
    send(accepted("e-1", 1));
    restart(NEXT_CONTRACT);
    send(accepted("e-1", 1));
    send(accepted("e-1", 2));
    assertThatOutput().isEmpty();

    ArchiveLine fresh = accepted("e-2", 1);
    ArchiveLine conflict = accepted("e-2", 2);
    send(fresh);
    send(conflict);
    assertThatOutput().containsExactly(fresh, QuarantineLines.conflictingDuplicate(conflict, RUN));
  }

  @Test
  void whatWasSeenSurvivesARestart() throws Exception {
    send(accepted("e-1", 1));
    send(accepted("e-1", 2));
    restart(CONTRACT);
    send(accepted("e-1", 1));
    send(accepted("e-1", 2));

    assertThatOutput().isEmpty();
  }

  @Test
  void twoEqualBadMessagesAreOneLine() throws Exception {
    ArchiveLine line = rejected(7);
    send(line);
    send(rejected(7));
    ArchiveLine another = rejected(8);
    send(another);

    assertThatOutput().containsExactly(line, another);
  }

  @Test
  void endlessConflictsCostBoundedStateAndAreAllKept() throws Exception {
    int contents = 3 * SeenContents.MAX_ENTRIES;
    for (int content = 0; content < contents; content++) {
      send(accepted("e-1", content));
    }
    assertThatOutput().hasSize(contents);

    send(accepted("e-1", 0));
    send(accepted("e-1", contents - 1));
    assertThatOutput().hasSize(contents);
  }

  @Test
  void whatIsOlderThanTheWindowIsRemovedFromTheState() throws Exception {
    for (int i = 0; i < 200; i++) {
      send(accepted("old-" + i, 1));
    }
    assertThat(operator.numKeyedStateEntries()).isEqualTo(200);

    operator.setStateTtlProcessingTime(WINDOW.toMillis());
    for (int i = 0; i < 100; i++) {
      send(accepted("new-" + i, 1));
    }
    assertThat(operator.numKeyedStateEntries()).isEqualTo(100);
  }

  @Test
  void theSameHoldsOnRocksDb() throws Exception {
    operator.close();
    start(CONTRACT, new EmbeddedRocksDBStateBackend(), null);
    List<ArchiveLine> lines = IntStream.range(0, 100).mapToObj(i -> accepted("e-" + i, i)).toList();
    for (int pass = 0; pass < 2; pass++) {
      for (ArchiveLine line : lines) {
        send(line);
      }
    }
    assertThatOutput().containsExactlyElementsOf(lines);

    operator.setStateTtlProcessingTime(WINDOW.toMillis());
    send(lines.get(0));
    assertThatOutput().hasSize(101);
  }

  private ListAssert<ArchiveLine> assertThatOutput() {
    return assertThat(operator.extractOutputValues()).usingRecursiveFieldByFieldElementComparator();
  }

  private void restart(int contract) throws Exception {
    OperatorSubtaskState state = operator.snapshot(1, 1);
    operator.close();
    start(contract, new HashMapStateBackend(), state);
  }

  private void start(int contract, StateBackend backend, OperatorSubtaskState state)
      throws Exception {
    operator =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new DropDuplicates(RUN, contract, WINDOW)),
            ArchiveLine::identity,
            Types.STRING);
    operator.setStateBackend(backend);
    operator.setStateTtlProcessingTime(0);
    if (state != null) {
      operator.initializeState(state);
    }
    operator.open();
  }

  private void send(ArchiveLine line) throws Exception {
    operator.processElement(line, 0);
  }

  private static ArchiveLine accepted(String eventId, int content) {
    return line(eventId, content, "bronze/run_id=live-1/event_type=t/event_date=2026-01-31");
  }

  private static ArchiveLine rejected(int content) {
    return line(
        "rejected/" + content,
        content,
        "quarantine/run_id=live-1/reason=MALFORMED_JSON/received_date=2026-01-31");
  }

  private static ArchiveLine line(String identity, int content, String partition) {
    byte[] hash = new byte[SeenContents.HASH_BYTES];
    Arrays.fill(hash, (byte) content);
    return new ArchiveLine(
        identity, hash, partition, "{\"event_id\":\"e\",\"event_type\":\"t\"}".getBytes(UTF_8), 0);
  }
}
