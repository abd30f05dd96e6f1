package io.sportscards.benchmarks.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.Progress;
import io.sportscards.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainBenchmarkIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path scratch;

  @Test
  void eachContenderEmptiesTheQueueAndHasItsRow() throws Exception {
    Report report =
        new DrainBenchmark(
                200,
                1_000,
                1,
                List.of(new BareConsumer(), new PlainArchiver(), new Incumbent(CHECKOUT)))
            .run(scratch, Progress.silent());

    assertThat(report.table().rows().stream().map(row -> row.get(0).replaceFirst(":.*", "")))
        .containsExactly("bare AMQP consumer", "hand-written consumer", "RMQSource");
    assertThat(report.table().rows().get(0)).contains("1.00");
  }
}
