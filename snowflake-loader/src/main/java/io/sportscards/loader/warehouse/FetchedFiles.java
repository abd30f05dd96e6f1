package io.sportscards.loader.warehouse;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.loader.files.CommittedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Files that were looked at before a load. Closing gives back what they take.
 *
 * <p>Not thread-safe.
 */
public abstract class FetchedFiles implements AutoCloseable {
  private static final int AT_ONCE = 8;

  private final Map<CommittedFile, String> etags = new LinkedHashMap<>();
  private final Map<CommittedFile, String> bad = new LinkedHashMap<>();

  /** Those that are as their manifests say, with their ETags; null where files have none. */
  public final Map<CommittedFile, String> etags() {
    return etags;
  }

  /** The others, each with a sentence that says what is wrong. */
  public final Map<CommittedFile, String> bad() {
    return bad;
  }

  /** One request to the archive for one file; takes other files at the same time. */
  @FunctionalInterface
  protected interface Request {
    ArchiveObject about(CommittedFile file) throws IOException;
  }

  /**
   * Asks for each file, {@value #AT_ONCE} at a time, since most of a request is waiting.
   *
   * @throws IOException the first one, when no request is under way any more
   */
  protected final void askFor(List<CommittedFile> files, Request request)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, files.size()));
    try {
      Map<CommittedFile, Future<ArchiveObject>> answers = new LinkedHashMap<>();
      for (CommittedFile file : files) {
        answers.put(file, threads.submit(() -> request.about(file)));
      }
      for (Map.Entry<CommittedFile, Future<ArchiveObject>> answer : answers.entrySet()) {
        sortIn(answer.getKey(), answer.getValue());
      }
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  private void sortIn(CommittedFile file, Future<ArchiveObject> answer)
      throws IOException, InterruptedException {
    try {
      ArchiveObject object = answer.get();
      if (object.bytes() == file.bytes()) {
        etags.put(file, object.etag());
      } else {
        bad.put(
            file, "has %,d bytes; its manifest says %,d".formatted(object.bytes(), file.bytes()));
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof FileNotFoundException)) {
        throw new IOException(e.getCause().getMessage(), e.getCause());
      }
      bad.put(file, "is missing, although manifest " + file.manifest() + " names it");
    }
  }

  @Override
  public abstract void close();
}
