package io.sportscards.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import io.sportscards.ingest.Messages;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeEventTest {
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int TOO_LARGE_FOR_A_LINE = (8 << 20) + 1;

  @TempDir Path root;
  private OneInputStreamOperatorTestHarness<RawMessage, ArchiveLine> operator;

  @BeforeEach
  void open() throws Exception {
    DecodeEvent decode =
        new DecodeEvent(
            new RunContext("rabbitmq", "live-1", 0),
            root.toUri().toString().replaceAll("/$", ""),
            MAX_BODY_BYTES,
            EventContract.current());
    operator = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(decode));
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void aGoodMessageLeavesAsABronzeLine() throws Exception {
    ArchiveLine line = decode(Messages.event(1, 0));

    assertThat(line.identity()).isEqualTo("e-1");
    assertThat(line.partition())
        .isEqualTo(
            "bronze/run_id=live-1/event_type=orders.order_status_changed/event_date=2026-01-28");
    assertThat(line.receivedAtMillis()).isEqualTo(Messages.RECEIVED_AT.toEpochMilli());
  }

  @Test
  void aBadMessageLeavesAsAQuarantineLine() throws Exception {
    ArchiveLine line = decode(Messages.json("{"));

    assertThat(line.partition())
        .isEqualTo("quarantine/run_id=live-1/reason=MALFORMED_JSON/received_date=2026-02-01");
    assertThat(root.resolve("quarantine_bodies")).doesNotExist();
  }

  @Test
  void aBodyTooLargeForALineIsStoredBeforeItsLineLeaves() throws Exception {
    RawMessage message = large();
    ArchiveLine line = decode(message);

    assertThat(line.identity()).startsWith("rejected/");
    Path body = root.resolve("quarantine_bodies").resolve(line.identity().substring(9));
    assertThat(body).hasBinaryContent(message.body());
  }

  @Test
  void aRedeliveredLargeBodyIsStoredAgainUnderTheSameName() throws Exception {
    decode(large());
    operator.processElement(large(), 0);

    assertThat(root.resolve("quarantine_bodies").toFile().list()).hasSize(1);
  }

  @Test
  void aBodyThatCannotBeStoredFailsTheTask() throws Exception {
    Files.writeString(root.resolve("quarantine_bodies"), "in the way");

    assertThatThrownBy(() -> operator.processElement(large(), 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(
            "Cannot store the 8388609 bytes of a rejected message as file:" + root);
    assertThat(operator.extractOutputValues()).isEmpty();
  }

  private ArchiveLine decode(RawMessage message) throws Exception {
    operator.processElement(message, 0);
    assertThat(operator.extractOutputValues()).hasSize(1);
    return operator.extractOutputValues().get(0);
  }

  private static RawMessage large() {
    byte[] body = new byte[TOO_LARGE_FOR_A_LINE];
    Arrays.fill(body, (byte) 'x');
    return new RawMessage(body, "application/json", null, null, Messages.RECEIVED_AT);
  }
}
