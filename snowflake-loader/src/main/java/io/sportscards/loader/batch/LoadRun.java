package io.sportscards.loader.batch;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.NewFiles;
import io.sportscards.loader.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Loads what manifests name and the warehouse does not have, batch by batch. Not thread-safe. */
public final class LoadRun implements NewFiles.Sink<Exception> {
  private final NewFiles newFiles;
  private final BatchLoader loader;
  private final long mostBytes;
  private final Consumer<BatchReport> progress;
  private final List<CommittedFile> waiting = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long waitingBytes;
  private BatchReport total = BatchReport.NOTHING;

  private LoadRun(
      NewFiles newFiles, BatchLoader loader, long mostBytes, Consumer<BatchReport> progress) {
    this.newFiles = newFiles;
    this.loader = loader;
    this.mostBytes = mostBytes;
    this.progress = progress;
  }

  /**
   * Takes the lease and finds out how far earlier loaders came.
   *
   * @param holder who this is, for people
   * @param progress told the total so far after each batch
   */
  public static LoadRun start(
      ArchiveFiles archive,
      Warehouse warehouse,
      String holder,
      Steps steps,
      Consumer<BatchReport> progress)
      throws Exception {
    Lease lease = Lease.claim(warehouse, holder);
    LoadedFiles loaded = LoadedFiles.read(warehouse);
    return new LoadRun(
        new NewFiles(archive, loaded.cursors(), loaded::knows),
        new BatchLoader(warehouse, lease, Rejected.SKIPPED, steps),
        warehouse.mostBatchBytes(),
        progress);
  }

  /**
   * Loads all that is there by now.
   *
   * @return the total since the start
   */
  public BatchReport loadAll() throws Exception {
    newFiles.read(this);
    loadWaiting();
    return total;
  }

  @Override
  public void accept(CommittedFile file) throws Exception {
    if (waiting.size() == BatchLoader.MOST_FILES || waitingBytes + file.bytes() > mostBytes) {
      loadWaiting();
    }
    waiting.add(file);
    waitingBytes += file.bytes();
  }

  @Override
  public void refuse(String problem) {
    problems.add(problem);
  }

  /** What manifests named and is no file, in sentences. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  private void loadWaiting() throws Exception {
    if (waiting.isEmpty()) {
      return;
    }
    total = total.plus(loader.load(List.copyOf(waiting)));
    waiting.clear();
    waitingBytes = 0;
    progress.accept(total);
  }
}
