package io.sportscards.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  private static Checkpoints read(String answer) throws Exception {
    return Checkpoints.of(new ObjectMapper().readTree(answer));
  }

  @Test
  void theLastOnesAndTheReasonOfAFailureAreRead() throws Exception {
    assertThat(
            read(
                """
                {"counts":{"restored":1,"total":9,"in_progress":0,"completed":6,"failed":2},
                 "latest":{
                   "completed":{"id":9,"external_path":"s3://cards/chk-9","latest_ack_timestamp":1700},
                   "failed":{"id":8,"failure_message":"Checkpoint expired before completing."},
                   "restored":{"id":4}}}
                """))
        .isEqualTo(
            new Checkpoints(
                6,
                2,
                1,
                4,
                9,
                "s3://cards/chk-9",
                1700,
                8,
                "Checkpoint expired before completing."));
  }

  @Test
  void whatIsNotThereYetIsZeroOrEmpty() throws Exception {
    assertThat(read("{\"counts\":{},\"latest\":{\"completed\":null,\"failed\":null}}"))
        .isEqualTo(new Checkpoints(0, 0, 0, 0, 0, "", 0, 0, ""));
  }
}
