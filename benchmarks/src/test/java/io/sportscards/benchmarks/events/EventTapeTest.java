package io.sportscards.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTapeTest {
  private static final int RECORDED = 500;

  @Test
  void eachEventIsAcceptedUnderAnIdOfItsOwn() {
    EventTape tape = EventTape.record(RECORDED);
    EventDecoder decoder =
        new EventDecoder(
            EventContract.current(),
            new RunContext("rabbitmq", "live-1", 0),
            1 << 20,
            new Silent());
    Set<String> ids = new HashSet<>();

    for (long number = 0; number < 3 * RECORDED; number++) {
      ArchiveLine line =
          decoder.decode(
              new RawMessage(
                  tape.body(number),
                  "application/x-protobuf",
                  null,
                  null,
                  Instant.parse("2026-07-02T00:00:00Z")));
      assertThat(line.partition()).startsWith("bronze/");
      ids.add(line.identity());
    }

    assertThat(ids).hasSize(3 * RECORDED);
  }

  @Test
  void bodiesAreOfTheSizeThatIsSaid() {
    assertThat(EventTape.record(RECORDED).meanBytes()).isBetween(295.0, 310.0);
  }

  private static final class Silent implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {
      throw new AssertionError("unknown field in " + eventType);
    }

    @Override
    public void keepBody(String rejectionId, byte[] body) {
      throw new AssertionError("rejected: " + rejectionId);
    }
  }
}
