package io.sportscards.ingest.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.io.SimpleVersionedSerialization;

/**
 * Makes finished files visible, then names them in their manifest.
 *
 * <p>Every step may be repeated, since Flink hands over the files of a checkpoint again after a
 * failure: a file that is already visible (its reply may have been lost) stays as it is, and the
 * manifest is written again with the same bytes. Any error fails the task, and recovery repeats;
 * only a {@link RefusedStartException} ends the job.
 */
final class ArchiveCommitter implements Committer<FinishedFiles> {
  private static final int THREADS = 8;

  private final String root;
  private final FileSystem fileSystem;
  private final RecoverableWriter writer;
  private final Manifests manifests;
  private final RunGuard guard;
  private final CommitMetrics metrics;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "archive-commit"));

  ArchiveCommitter(String root, RunGuard guard, CommitMetrics metrics) throws IOException {
    this.root = root;
    this.fileSystem = new Path(root).getFileSystem();
    this.writer = fileSystem.createRecoverableWriter();
    this.manifests = new Manifests(root);
    this.guard = guard;
    this.metrics = metrics;
  }

  @Override
  public void commit(Collection<CommitRequest<FinishedFiles>> requests)
      throws IOException, InterruptedException {
    for (CommitRequest<FinishedFiles> request : requests) {
      guard.checkFiles(request.getCommittable());
    }
    for (CommitRequest<FinishedFiles> request : requests) {
      FinishedFiles finished = request.getCommittable();
      long start = metrics.startMillis();
      commitFiles(finished.files());
      manifests.write(finished.manifest(), Manifest.of(finished));
      metrics.committed(finished, start);
    }
  }

  private void commitFiles(List<FinishedFile> files) throws IOException, InterruptedException {
    List<Future<?>> commits = new ArrayList<>();
    for (FinishedFile file : files) {
      commits.add(
          threads.submit(
              () -> {
                commit(file);
                return null;
              }));
    }
    for (Future<?> commit : commits) {
      try {
        commit.get();
      } catch (ExecutionException e) {
        throw new IOException("Cannot commit to the archive: " + e.getCause(), e.getCause());
      }
    }
  }

  private void commit(FinishedFile file) throws IOException {
    writer
        .recoverForCommit(
            SimpleVersionedSerialization.readVersionAndDeSerialize(
                writer.getCommitRecoverableSerializer(), file.commitHandle()))
        .commitAfterRecovery();
    // A local file system keeps silent when the upload is gone and the file is not there
    long bytes = fileSystem.getFileStatus(new Path(root, file.path())).getLen();
    if (bytes != file.bytes()) {
      throw new IOException(
          "File "
              + file.path()
              + " has "
              + bytes
              + " bytes after its commit, expected "
              + file.bytes()
              + ". Its manifest was not written");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
