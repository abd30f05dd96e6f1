package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what was sent and confirmed into a new {@code *.ndjson.zst} file: a header, one line per
 * entry as it comes, a footer with the totals. Memory does not grow with the number of entries.
 *
 * <p>A ledger without its footer belongs to a publish run that did not finish: {@link LedgerReader}
 * refuses it.
 */
public final class LedgerWriter implements AutoCloseable {
  static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;
  private final LedgerTotals totals = new LedgerTotals();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

  private LedgerWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Starts a ledger.
   *
   * @param file must not exist
   * @param about seed, shares and whatever else tells where the messages came from
   */
  public static LedgerWriter create(Path file, Map<String, ?> about) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    LedgerWriter writer =
        new LedgerWriter(new BufferedOutputStream(new ZstdOutputStream(bytes, 1), 1 << 16));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("kind", "header");
    header.put("version", VERSION);
    header.put("about", about);
    writer.writeLine(header);
    return writer;
  }

  /** Notes a confirmed message that demands a line of its own. */
  public void write(LedgerEntry entry) throws IOException {
    totals.count(entry);
    if (entry instanceof LedgerEntry.Accepted accepted) {
      writeEvent("accepted", accepted.canonical(), accepted.hasUnknownMember());
    } else if (entry instanceof LedgerEntry.Conflicting conflicting) {
      writeEvent("conflicting", conflicting.canonical(), conflicting.hasUnknownMember());
    } else if (entry instanceof LedgerEntry.Rejected rejected) {
      writeRejected(rejected);
    }
  }

  /** Notes a confirmed message that repeats an earlier one. */
  public void writeRepeat() {
    totals.countRepeat();
  }

  public LedgerTotals totals() {
    return totals;
  }

  /** Writes the footer: from here on the ledger is complete. */
  public void finish() throws IOException {
    Map<String, Object> footer = new LinkedHashMap<>();
    footer.put("kind", "footer");
    footer.put("sent", totals.sent());
    footer.put("repeats", totals.repeats());
    footer.put("accepted", totals.accepted());
    footer.put("conflicting", totals.conflicting());
    footer.put("rejected", totals.rejected());
    footer.put("accepted_by_type", totals.acceptedByType());
    writeLine(footer);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void writeEvent(String kind, byte[] canonical, boolean hasUnknownMember)
      throws IOException {
    out.write(("{\"kind\":\"" + kind + "\",\"event\":").getBytes(UTF_8));
    out.write(canonical);
    if (hasUnknownMember) {
      out.write(",\"unknown_member\":true".getBytes(UTF_8));
    }
    out.write('}');
    out.write('\n');
  }

  private void writeRejected(LedgerEntry.Rejected rejected) throws IOException {
    line.reset();
    try (JsonGenerator json = new JsonFactory().createGenerator(line, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("kind", "rejected");
      json.writeStringField("reason", rejected.reason().name());
      json.writeStringField("event_type", rejected.eventType());
      json.writeStringField("content_type", rejected.contentType());
      json.writeBinaryField("body", rejected.body());
      json.writeEndObject();
    }
    line.write('\n');
    line.writeTo(out);
  }

  private void writeLine(Map<String, ?> members) throws IOException {
    out.write(JSON.writeValueAsBytes(members));
    out.write('\n');
  }
}
