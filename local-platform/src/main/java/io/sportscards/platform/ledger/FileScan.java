package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.archive.ArchiveFiles;
import io.sportscards.contracts.RejectionReason;
import io.sportscards.platform.ledger.ManifestedFiles.Named;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads one file of the archive and hands on what its lines say. */
final class FileScan {
  private static final List<String> QUARANTINE_MEMBERS =
      List.of(
          "rejection_id",
          "reason",
          "detail",
          "source",
          "run_id",
          "received_at",
          "content_type",
          "headers",
          "body",
          "body_bytes",
          "event_id",
          "event_type",
          "event_date");
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
  private static final int CHECKSUM_FLAG = 1 << 2;
  private static final String LEFT = "\"body_left_in\":";

  private final ArchiveFiles archive;
  private final ArchivedContracts contracts;
  private final Findings findings;
  private final Problems problems;

  FileScan(ArchiveFiles archive, Findings findings, Problems problems) {
    this.archive = archive;
    this.contracts = new ArchivedContracts(archive);
    this.findings = findings;
    this.problems = problems;
  }

  /**
   * Reads the file and returns the number of its lines.
   *
   * @throws IOException when the archive cannot be read; a damaged file is a problem, no exception
   */
  long scan(Named file) throws IOException {
    long lines = 0;
    OriginalBody original = new OriginalBody(contracts);
    try (BufferedInputStream bytes = new BufferedInputStream(archive.open(file.path()))) {
      checkFrame(file, bytes);
      try (LineReader reader = new LineReader(new ZstdInputStream(bytes))) {
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
          lines++;
          if (file.key().kind() == ArchiveKey.Kind.BRONZE) {
            bronze(file, line, original);
          } else {
            quarantine(file, line, original);
          }
        }
      }
    } catch (ZstdIOException | EOFException e) {
      problems.add("File " + file.path() + " is damaged: " + e.getMessage());
      return lines;
    }
    if (lines != file.lines()) {
      problems.add(
          "File "
              + file.path()
              + " has "
              + lines
              + " lines; its manifest says "
              + file.lines()
              + ".");
    }
    return lines;
  }

  private void checkFrame(Named file, InputStream bytes) throws IOException {
    bytes.mark(ZSTD_MAGIC.length + 1);
    byte[] head = bytes.readNBytes(ZSTD_MAGIC.length + 1);
    bytes.reset();
    if (head.length <= ZSTD_MAGIC.length
        || !Arrays.equals(head, 0, ZSTD_MAGIC.length, ZSTD_MAGIC, 0, ZSTD_MAGIC.length)
        || (head[ZSTD_MAGIC.length] & CHECKSUM_FLAG) == 0) {
      problems.add("File " + file.path() + " is no zstd frame with a checksum.");
    }
  }

  private void bronze(Named file, byte[] line, OriginalBody original) throws IOException {
    try {
      ArchivedEvent event = ArchivedEvent.of(line, original);
      ArchivedEvent.require(event.eventId(), "run_id", event.runId(), file.key().runId());
      ArchivedEvent.require(event.eventId(), "event_type", event.eventType(), file.key().group());
      ArchivedEvent.require(event.eventId(), "event_date", event.eventDate(), file.key().date());
      findings.foundAccepted(event);
    } catch (IllegalArgumentException e) {
      findings.foundUnsoundAccepted(e.getMessage() + " (in " + file.path() + ")");
    }
  }

  private void quarantine(Named file, byte[] line, OriginalBody original) throws IOException {
    RejectionReason reason = reason(file);
    if (reason == null) {
      problems.add("File " + file.path() + " lies under a reason that does not exist.");
      return;
    }
    try {
      JsonMembers members = JsonMembers.of(line);
      if (!members.names().equals(QUARANTINE_MEMBERS)) {
        throw new IllegalArgumentException(
            "A quarantine line has members "
                + members.names()
                + "; expected "
                + QUARANTINE_MEMBERS
                + ".");
      }
      String id = members.text("rejection_id");
      ArchivedEvent.require(id, "reason", members.text("reason"), reason.name());
      ArchivedEvent.require(id, "run_id", members.text("run_id"), file.key().runId());
      ArchivedEvent.require(
          id, "received_at", members.text("received_at").substring(0, 10), file.key().date());
      byte[] body = body(id, members);
      if (reason == RejectionReason.CONFLICTING_DUPLICATE) {
        findings.foundConflicting(id, ArchivedEvent.of(body, original));
      } else {
        findings.foundRejected(reason, id, members.text("content_type"), body);
      }
    } catch (IllegalArgumentException e) {
      findings.foundUnsoundRejected(reason, e.getMessage() + " (in " + file.path() + ")");
    }
  }

  /** Its headers stand for a body that a backfill left in the journal, as in its rejection_id. */
  private byte[] body(String rejectionId, JsonMembers members) throws IOException {
    String inline = members.text("body");
    String headers = members.text("headers");
    if (inline == null && headers != null && headers.contains(LEFT)) {
      return headers.getBytes(UTF_8);
    }
    byte[] body =
        inline == null ? kept(rejectionId) : Base64.getDecoder().decode(inline.getBytes(UTF_8));
    ArchivedEvent.require(
        rejectionId, "body_bytes", members.text("body_bytes"), Integer.toString(body.length));
    return body;
  }

  private byte[] kept(String rejectionId) throws IOException {
    try (InputStream in = archive.open("quarantine_bodies/" + rejectionId)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException("The body of " + rejectionId + " is missing", e);
    }
  }

  private static RejectionReason reason(Named file) {
    return Arrays.stream(RejectionReason.values())
        .filter(reason -> reason.name().equals(file.key().group()))
        .findFirst()
        .orElse(null);
  }
}
