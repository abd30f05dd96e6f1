package io.sportscards.benchmarks.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackSampleTest {
  @Test
  void aLineOfTheProfilerIsRead() {
    assertThat(
            StackSample.parse(
                "[drop-duplicates (1/1)#0"
                    + " tid=7];java/lang/Thread.run;/tmp/x/librocksdbjni-linux64.so 12"))
        .isEqualTo(
            new StackSample(
                "drop-duplicates (1/1)#0",
                List.of("java/lang/Thread.run", "librocksdbjni-linux64.so"),
                12));
  }
}
