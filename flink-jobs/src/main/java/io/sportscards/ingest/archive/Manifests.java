package io.sportscards.ingest.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The manifests below one archive root. */
public final class Manifests {
  private static final Comparator<ManifestName> IN_ORDER =
      Comparator.comparingLong(ManifestName::checkpointId).thenComparingInt(ManifestName::subtask);

  private final String root;

  public Manifests(String root) {
    this.root = root;
  }

  /** Whole or not at all on an object store; a local file may be seen half written for a moment. */
  void write(ManifestName name, Manifest manifest) throws IOException {
    Path path = new Path(root, name.path());
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      out.write(manifest.toJson());
    }
  }

  /** Empty when there is none, or one that was cut off and is to be written again. */
  Optional<Manifest> find(ManifestName name) throws IOException {
    Path path = new Path(root, name.path());
    if (!path.getFileSystem().exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(name));
    } catch (JsonProcessingException halfWritten) { // by a task that died, on a local file system
      return Optional.empty();
    }
  }

  public Manifest read(ManifestName name) throws IOException {
    Path path = new Path(root, name.path());
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      return Manifest.parse(in.readAllBytes());
    }
  }

  /** The manifest of the greatest checkpoint; costs two listings, however long the run is. */
  public Optional<ManifestName> latest(String runId) throws IOException {
    Path directory = new Path(root, ManifestName.directory(runId));
    Comparator<FileStatus> byName = Comparator.comparing(status -> status.getPath().getName());
    for (FileStatus folder : list(directory).sorted(byName.reversed()).toList()) {
      // An object store shows no empty folder; a local directory may be one
      Optional<ManifestName> latest =
          list(folder.getPath())
              .flatMap(file -> ManifestName.ofFile(runId, file.getPath().getName()).stream())
              .max(IN_ORDER);
      if (latest.isPresent()) {
        return latest;
      }
    }
    return Optional.empty();
  }

  /**
   * The names of all manifests of a run, in the order of checkpoints and subtasks; costs a listing
   * for each 10,000 checkpoints.
   */
  public List<ManifestName> names(String runId) throws IOException {
    List<ManifestName> names = new ArrayList<>();
    for (FileStatus folder : list(new Path(root, ManifestName.directory(runId))).toList()) {
      list(folder.getPath())
          .flatMap(file -> ManifestName.ofFile(runId, file.getPath().getName()).stream())
          .forEach(names::add);
    }
    names.sort(IN_ORDER);
    return names;
  }

  private static Stream<FileStatus> list(Path directory) throws IOException {
    try {
      FileStatus[] found = directory.getFileSystem().listStatus(directory);
      return found == null ? Stream.empty() : Arrays.stream(found);
    } catch (FileNotFoundException e) {
      return Stream.empty();
    }
  }
}
