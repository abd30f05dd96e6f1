package io.sportscards.connectors.rabbitmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
 * Records every record in its state, and each completed checkpoint's state in a file: what is in
 * neither is lost. Takes a moment per record. Fails once, or makes checkpoints fail, when a file in
 * the directory asks for it.
 */
final class RecordingMap extends RichMapFunction<String, String>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final String FAIL_ONCE = "fail-once";
  private static final String REFUSE = "refuse-checkpoints";
  // more than the 5 MB that a JobManager keeps of one state: the checkpoint fails and the task does
  // not
  private static final String TOO_LARGE = "x".repeat(6_000_000);

  private final String directory;
  private transient ListState<String> state;
  private transient List<String> records;
  private transient TreeMap<Long, List<String>> snapshots;
  private transient int subtask;

  RecordingMap(Path directory) {
    this.directory = directory.toString();
  }

  static void failOnce(Path directory) throws IOException {
    Files.createFile(directory.resolve(FAIL_ONCE));
  }

  static boolean hasFailed(Path directory) {
    return !Files.exists(directory.resolve(FAIL_ONCE));
  }

  static void refuseCheckpoints(Path directory) throws IOException {
    Files.createFile(directory.resolve(REFUSE));
  }

  static void allowCheckpoints(Path directory) throws IOException {
    Files.delete(directory.resolve(REFUSE));
  }

  /** How many snapshots were spoilt, of all subtasks together. */
  static long refusals(Path directory) throws IOException {
    return Files.size(directory.resolve(REFUSE));
  }

  /** What completed checkpoints hold; a record stands there as often as it was processed. */
  static List<String> recorded(Path directory) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".recorded")).toList()) {
        all.addAll(Files.readAllLines(file));
      }
    }
    return all;
  }

  /** Forgets what earlier attempts wrote; the next completed checkpoint writes all of it again. */
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
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("records", Types.STRING));
    records = new ArrayList<>();
    state.get().forEach(records::add);
    snapshots = new TreeMap<>();
  }

  @Override
  public String map(String record) throws IOException {
    LockSupport.parkNanos(100_000);
    if (records.size() % 100 == 99 && Files.deleteIfExists(Path.of(directory, FAIL_ONCE))) {
      throw new IllegalStateException("asked to fail");
    }
    records.add(record);
    return record;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Path refuse = Path.of(directory, REFUSE);
    if (Files.exists(refuse)) {
      Files.writeString(refuse, "x", StandardOpenOption.APPEND);
      state.update(List.of(TOO_LARGE));
      return;
    }
    state.update(records);
    snapshots.put(context.getCheckpointId(), List.copyOf(records));
  }

  @Override
  public void notifyCheckpointComplete(long id) {
    List<String> completed = snapshots.get(id);
    if (completed != null) {
      write(completed);
      snapshots.headMap(id, true).clear();
    }
  }

  private void write(List<String> completed) {
    try {
      Path part = Path.of(directory, subtask + ".part");
      Files.write(part, completed);
      Files.move(part, Path.of(directory, subtask + ".recorded"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
