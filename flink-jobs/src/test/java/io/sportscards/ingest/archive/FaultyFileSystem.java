package io.sportscards.ingest.archive;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FSDataOutputStreamWrapper;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream.Committer;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.apache.flink.core.fs.local.LocalRecoverableWriter;

/**
 * The local disk under the scheme {@code faulty}, failing as asked. Each test's directory has a
 * fault of its own, found by the authority of {@code faulty://<name of the directory>/...}.
 */
final class FaultyFileSystem extends LocalFileSystem {
  private static final Map<String, Fault> FAULTS = new ConcurrentHashMap<>();

  private final String name;

  private FaultyFileSystem(String name) {
    this.name = name;
  }

  /** The same directory with a fault in its way, until the next call for it. */
  static String rootWith(Fault fault, java.nio.file.Path directory) {
    String name = directory.getFileName().toString();
    FAULTS.put(name, fault);
    return "faulty://" + name + directory;
  }

  private void reach(Fault.Place place) throws IOException {
    FAULTS.get(name).reach(place);
  }

  @Override
  public URI getUri() {
    return URI.create("faulty://" + name + "/");
  }

  @Override
  public FSDataOutputStream create(Path path, WriteMode overwrite) throws IOException {
    FSDataOutputStream out = super.create(path, overwrite);
    if (!path.getName().endsWith(".json")) {
      return out;
    }
    return new FSDataOutputStreamWrapper(out) {
      @Override
      public void close() throws IOException {
        reach(Fault.Place.BEFORE_MANIFEST);
        super.close();
        reach(Fault.Place.AFTER_MANIFEST);
      }
    };
  }

  @Override
  public LocalRecoverableWriter createRecoverableWriter() {
    return new FaultyWriter();
  }

  private final class FaultyWriter extends LocalRecoverableWriter {
    FaultyWriter() {
      super(FaultyFileSystem.this);
    }

    @Override
    public RecoverableFsDataOutputStream open(Path path) throws IOException {
      reach(Fault.Place.UPLOAD);
      return super.open(path);
    }

    @Override
    public Committer recoverForCommit(CommitRecoverable handle) throws IOException {
      Committer committer = super.recoverForCommit(handle);
      return new Committer() {
        @Override
        public void commit() throws IOException {
          commitAfterRecovery();
        }

        @Override
        public void commitAfterRecovery() throws IOException {
          reach(Fault.Place.BEFORE_FILE_COMMIT);
          committer.commitAfterRecovery();
          reach(Fault.Place.AFTER_FILE_COMMIT);
        }

        @Override
        public CommitRecoverable getRecoverable() {
          return committer.getRecoverable();
        }
      };
    }
  }

  /** Found by Flink through META-INF/services. */
  public static final class Factory implements FileSystemFactory {
    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem create(URI uri) {
      return new FaultyFileSystem(uri.getAuthority());
    }
  }
}
