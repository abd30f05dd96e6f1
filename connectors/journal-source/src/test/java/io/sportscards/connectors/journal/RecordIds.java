package io.sportscards.connectors.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Records every id in its state, and each completed checkpoint's state in a file. Takes a moment
 * per id, so that there is time for a fault. Fails once when a file in the directory asks for it.
 */
final class RecordIds extends RichMapFunction<Long, Long>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final String FAIL_ONCE = "fail-once";

  private final String directory;
  private transient ListState<Long> state;
  private transient List<Long> ids;
  private transient TreeMap<Long, List<Long>> snapshots;
  private transient int subtask;

  RecordIds(Path directory) {
    this.directory = directory.toString();
  }

  static void failOnce(Path directory) throws IOException {
    Files.createFile(directory.resolve(FAIL_ONCE));
  }

  static boolean hasFailed(Path directory) {
    return !Files.exists(directory.resolve(FAIL_ONCE));
  }

  /** What completed checkpoints hold; an id stands there as often as it was processed. */
  static List<Long> recorded(Path directory) throws IOException {
    List<Long> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".recorded")).toList()) {
        Files.readAllLines(file).forEach(line -> all.add(Long.valueOf(line)));
      }
    }
    return all.stream().sorted().toList();
  }

  /** Forgets what an earlier job wrote; the next completed checkpoint writes all of it again. */
  static void clear(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void open(OpenContext context) {
    subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    state =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("ids", Types.LONG));
    ids = new ArrayList<>();
    state.get().forEach(ids::add);
    snapshots = new TreeMap<>();
  }

  @Override
  public Long map(Long id) throws IOException {
    LockSupport.parkNanos(50_000);
    if (ids.size() % 100 == 99 && Files.deleteIfExists(Path.of(directory, FAIL_ONCE))) {
      throw new IllegalStateException("asked to fail");
    }
    ids.add(id);
    return id;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.update(ids);
    snapshots.put(context.getCheckpointId(), List.copyOf(ids));
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    List<Long> completed = snapshots.get(checkpoint);
    if (completed != null) {
      write(completed);
      snapshots.headMap(checkpoint, true).clear();
    }
  }

  private void write(List<Long> completed) {
    try {
      Path part = Path.of(directory, subtask + ".part");
      Files.write(part, completed.stream().map(String::valueOf).toList());
      Files.move(part, Path.of(directory, subtask + ".recorded"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
