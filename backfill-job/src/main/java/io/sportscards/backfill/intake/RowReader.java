package io.sportscards.backfill.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sportscards.backfill.files.InputFile;
import io.sportscards.backfill.files.Lines;
import io.sportscards.backfill.files.MessageReader;
import io.sportscards.contracts.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;

/**
 * The rows of one delivered file as messages, received when the file was. A line that is no row is
 * a message too, of its own bytes: the decoder rejects it, its headers say where it was and why.
 */
public final class RowReader implements MessageReader {
  // A longer one stays in its file; more than the decoder takes, so that it is told as oversized
  private static final int LONGEST_LINE = 16 << 20;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RowEnvelope envelope;
  private final Rows rows;
  private final String checksum;
  private final Instant receivedAt;
  private final String file;
  private final Lines lines;

  private RowReader(RowEnvelope envelope, InputFile file, InputStream bytes) {
    this.envelope = envelope;
    this.checksum = file.sha256();
    this.receivedAt = Instant.ofEpochMilli(file.modifiedAt());
    this.file = file.path();
    this.rows = isCsv(file.path()) ? new CsvRows() : new NdjsonRows();
    this.lines = new Lines(file.path(), bytes, LONGEST_LINE);
  }

  /** Readers of files whose rows become events of one type. */
  public static MessageReader.Factory of(RowEnvelope envelope) {
    return (file, bytes) -> new RowReader(envelope, file, bytes);
  }

  private static boolean isCsv(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".csv") || name.contains(".csv.");
  }

  @Override
  public RawMessage next() throws IOException {
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      RawMessage message = messageOf(bare(line));
      if (message != null) {
        return message;
      }
    }
    return null;
  }

  private RawMessage messageOf(byte[] line) {
    if (line.length == 0) {
      return null;
    }
    if (lines.omittedBytes() > 0) {
      return RawMessage.withBodyLeft(
          line.length + lines.omittedBytes(),
          rows.contentType(),
          envelope.eventType(),
          headers(null),
          receivedAt);
    }
    try {
      byte[] row = rows.row(line);
      return row == null
          ? null
          : new RawMessage(
              envelope.around(checksum + ":" + lines.number(), row),
              "application/json",
              envelope.eventType(),
              headers(null),
              receivedAt);
    } catch (IOException e) {
      return bad(line, e.getMessage());
    }
  }

  private RawMessage bad(byte[] line, String fault) {
    return new RawMessage(
        line, rows.contentType(), envelope.eventType(), headers(fault), receivedAt);
  }

  private String headers(String fault) {
    ObjectNode headers = JSON.createObjectNode().put("file", file).put("line", lines.number());
    return (fault == null ? headers : headers.put("fault", fault)).toString();
  }

  /** Without what editors put around a line: a byte order mark, a carriage return, spaces. */
  private byte[] bare(byte[] line) {
    int start = lines.number() == 1 && startsWithMark(line) ? MARK.length : 0;
    int end = line.length;
    while (end > start && (line[end - 1] == '\r' || line[end - 1] == ' ')) {
      end--;
    }
    return end - start == line.length ? line : Arrays.copyOfRange(line, start, end);
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
