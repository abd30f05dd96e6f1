package io.sportscards.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.junit.jupiter.api.Test;

class ArchiveFileTest {

  @Test
  void whyAnUploadFailedIsToldAlsoWhenItCannotBeEnded() {
    IOException failure = new IOException("the store is away");

    new ArchiveFile("a", null, new HalfClosed()).abandonAfter(failure);

    assertThat(failure).hasMessage("the store is away");
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0]).hasMessage("Stream closed.");
  }

  /** As that of S3 is once its last part could not be uploaded. */
  private static final class HalfClosed extends RecoverableFsDataOutputStream {
    @Override
    public void close() throws IOException {
      throw new IOException("Stream closed.");
    }

    @Override
    public long getPos() {
      return 0;
    }

    @Override
    public void write(int b) {}

    @Override
    public void flush() {}

    @Override
    public void sync() {}

    @Override
    public ResumeRecoverable persist() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Committer closeForCommit() {
      throw new UnsupportedOperationException();
    }
  }
}
