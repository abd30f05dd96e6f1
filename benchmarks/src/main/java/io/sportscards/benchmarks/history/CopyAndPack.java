package io.sportscards.benchmarks.history;

import com.github.luben.zstd.ZstdOutputStream;
import io.sportscards.benchmarks.machine.ThreadUse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/** What a database administrator would type: {@code COPY events TO STDOUT | zstd -3}. */
final class CopyAndPack implements Contender {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int LEVEL = 3;

  @Override
  public String name() {
    return "COPY TO STDOUT, zstd -3, one local file";
  }

  @Override
  public HistoryRun run(FilledJournal journal, Path scratch) throws Exception {
    ExecutorService copying = Executors.newSingleThreadExecutor();
    long cpu = ThreadUse.now().processCpuNanos();
    long start = System.nanoTime();
    try (OutputStream file = Files.newOutputStream(scratch.resolve("events.tsv.zst"));
        OutputStream packed = new ZstdOutputStream(file, LEVEL)) {
      BlockPipe pipe = new BlockPipe();
      Future<Long> copied = copying.submit(() -> copy(journal, pipe));
      pipe.drainTo(packed);
      if (copied.get() != journal.rows()) {
        throw new IllegalStateException(
            "%,d rows were copied; expected %,d.".formatted(copied.get(), journal.rows()));
      }
    } finally {
      copying.shutdownNow();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = ThreadUse.now().processCpuNanos() - cpu;
    return new HistoryRun(name(), seconds, used / 1e3 / journal.rows(), 0, Map.of());
  }

  private static long copy(FilledJournal journal, BlockPipe pipe) throws SQLException, IOException {
    try (OutputStream out = new BufferedOutputStream(pipe, BLOCK_BYTES);
        Connection connection = journal.server().connect()) {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy " + FilledJournal.TABLE + " to stdout", out);
    }
  }
}
