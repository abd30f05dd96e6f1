package io.sportscards.loader.batch;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.NewFiles;
import io.sportscards.loader.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Loads what manifests name and the warehouse does not have, batch by batch. Not thread-safe. */
public final class LoadRun implements NewFiles.Sink {
  private final NewFiles newFiles;
  private final BatchLoader loader;
  private final Consumer<BatchReport> progress;
  private final List<CommittedFile> waiting = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private BatchReport total = BatchReport.NOTHING;

  private LoadRun(NewFiles newFiles, BatchLoader loader, Consumer<BatchReport> progress) {
    this.newFiles = newFiles;
    this.loader = loader;
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
        progress);
  }

  /**
   * Loads all that is there by now.
   *
   * @return the total since the start
   */
  public BatchReport loadAll() throws Exception {
    newFiles.read(this);
    if (!waiting.isEmpty()) {
      loadWaiting();
    }
    return total;
  }

  @Override
  public void accept(CommittedFile file) throws Exception {
    waiting.add(file);
    if (waiting.size() == BatchLoader.MOST_FILES) {
      loadWaiting();
    }
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
    total = total.plus(loader.load(List.copyOf(waiting)));
    waiting.clear();
    progress.accept(total);
  }
}
