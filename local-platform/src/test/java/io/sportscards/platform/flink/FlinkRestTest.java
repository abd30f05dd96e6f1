package io.sportscards.platform.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkRestTest {
  @Test
  void theRootCauseSpeaksForAStackTrace() {
    assertThat(
            FlinkRest.rootCause(
                """
                org.apache.flink.runtime.JobException: The failure is not recoverable
                \tat org.apache.flink.A.a(A.java:1)
                Caused by: java.io.IOException: outer
                Caused by: io.sportscards.RefusedStartException: Run live-1 has files: restore it
                \t... 12 more
                """))
        .isEqualTo("Run live-1 has files: restore it");
    assertThat(FlinkRest.rootCause("java.lang.OutOfMemoryError"))
        .isEqualTo("java.lang.OutOfMemoryError");
    assertThat(FlinkRest.rootCause("")).isEmpty();
  }
}
