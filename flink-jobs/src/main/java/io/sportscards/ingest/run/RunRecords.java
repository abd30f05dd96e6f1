package io.sportscards.ingest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The records of an archive's runs, each an object {@code _runs/<run_id>.json}. */
public final class RunRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SUFFIX = ".json";

  private final String root;

  /**
   * @param root the archive's directory, with no slash at its end
   */
  public RunRecords(String root) {
    this.root = root;
  }

  /**
   * Notes that a run starts, or goes on: then it keeps the time of its first start.
   *
   * @return the record as stored
   * @throws IOException when the archive cannot be reached, or holds a record that is none
   */
  public RunRecord start(String runId, RunRecord starting) throws IOException {
    Optional<RunRecord> earlier = read(runId);
    RunRecord record = earlier.map(e -> starting.startedAt(e.startedAt())).orElse(starting);
    if (earlier.isPresent() && earlier.get().equals(record)) {
      return record;
    }
    Path path = path(runId);
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      out.write(JSON.writeValueAsBytes(record));
    }
    return record;
  }

  /** The record of a run, if it ever started. */
  public Optional<RunRecord> read(String runId) throws IOException {
    Path path = path(runId);
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      return Optional.of(JSON.readValue(in.readAllBytes(), RunRecord.class));
    } catch (FileNotFoundException neverStarted) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s is not the record of a run; restore it, or remove it if its run is over."
              .formatted(path),
          e);
    }
  }

  /**
   * Every record, by the id of its run.
   *
   * @throws IOException as {@link #read}
   */
  public SortedMap<String, RunRecord> all() throws IOException {
    SortedMap<String, RunRecord> all = new TreeMap<>();
    Path directory = new Path(root + "/_runs");
    for (FileStatus file : list(directory)) {
      String name = file.getPath().getName();
      if (name.endsWith(SUFFIX)) {
        String runId = name.substring(0, name.length() - SUFFIX.length());
        read(runId).ifPresent(record -> all.put(runId, record));
      }
    }
    return all;
  }

  /**
   * By the fingerprint of each contract that a run of this archive decoded with last, the id of one
   * such run.
   *
   * @throws IOException as {@link #read}
   */
  SortedMap<String, String> contracts() throws IOException {
    SortedMap<String, String> contracts = new TreeMap<>();
    all().forEach((runId, record) -> contracts.put(record.contract(), runId));
    return contracts;
  }

  /**
   * The greatest generation of any run, 0 if there is none.
   *
   * @throws IOException as {@link #read}
   */
  public int greatestGeneration() throws IOException {
    return all().values().stream().mapToInt(RunRecord::generation).max().orElse(0);
  }

  private static FileStatus[] list(Path directory) throws IOException {
    try {
      FileStatus[] files = directory.getFileSystem().listStatus(directory);
      return files == null ? new FileStatus[0] : files; // the local file system has null for none
    } catch (FileNotFoundException noRunYet) {
      return new FileStatus[0];
    }
  }

  private Path path(String runId) {
    return new Path("%s/_runs/%s%s".formatted(root, runId, SUFFIX));
  }
}
