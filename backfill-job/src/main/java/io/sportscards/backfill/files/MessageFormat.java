package io.sportscards.backfill.files;

import io.sportscards.contracts.RawMessage;
import io.sportscards.ingest.types.IngestTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.apache.flink.core.fs.Path;

/**
 * Reads files of messages with Flink's file source, each as one split, in batches that are bounded
 * by messages and by bytes.
 */
public final class MessageFormat implements BulkFormat<RawMessage, FileSourceSplit> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_BYTES = 1 << 20;

  private final MessageReader.Factory readers;

  private MessageFormat(MessageReader.Factory readers) {
    this.readers = readers;
  }

  /** A bounded source of the messages in the files of a list. */
  public static FileSource<RawMessage> source(InputList inputs, MessageReader.Factory readers) {
    return FileSource.forBulkFileFormat(new MessageFormat(readers), new Path(inputs.path()))
        .setFileEnumerator(InputSplits::new)
        .build();
  }

  /** Opens what lies at a path with Flink's file systems. */
  public static InputStream openOnFlink(String path) throws IOException {
    Path file = new Path(path);
    return file.getFileSystem().open(file);
  }

  private static InputFile fileOf(FileSourceSplit split) {
    return new InputFile(
        split.path().toString(),
        split.length(),
        null,
        split.splitId(),
        split.fileModificationTime());
  }

  @Override
  public Reader<RawMessage> createReader(Configuration flink, FileSourceSplit split)
      throws IOException {
    InputStream bytes = UnpackedFile.open(split.path().toString(), MessageFormat::openOnFlink);
    try {
      return new BatchReader(readers.open(fileOf(split), bytes));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public Reader<RawMessage> restoreReader(Configuration flink, FileSourceSplit split)
      throws IOException {
    Reader<RawMessage> reader = createReader(flink, split);
    long seen =
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L);
    ((BatchReader) reader).skip(seen);
    return reader;
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<RawMessage> getProducedType() {
    return IngestTypes.RAW_MESSAGE;
  }

  private static final class BatchReader implements Reader<RawMessage> {
    private final MessageReader messages;
    private long read;

    BatchReader(MessageReader messages) {
      this.messages = messages;
    }

    void skip(long count) throws IOException {
      while (read < count && messages.next() != null) {
        read++;
      }
    }

    @Override
    public RecordIterator<RawMessage> readBatch() throws IOException {
      List<RawMessage> batch = new ArrayList<>();
      long bytes = 0;
      while (batch.size() < MOST_MESSAGES && bytes < MOST_BYTES) {
        RawMessage message = messages.next();
        if (message == null) {
          break;
        }
        batch.add(message);
        bytes += message.body().length;
      }
      if (batch.isEmpty()) {
        return null; // Flink's word for the end of the split
      }
      long first = read;
      read += batch.size();
      return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, first);
    }

    @Override
    public void close() throws IOException {
      messages.close();
    }
  }
}
