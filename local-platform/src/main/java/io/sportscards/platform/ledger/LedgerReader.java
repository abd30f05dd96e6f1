package io.sportscards.platform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import io.sportscards.contracts.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads ledgers line by line. */
public final class LedgerReader {
  /** How the name of a ledger ends. */
  public static final String SUFFIX = ".ndjson.zst";

  /** How the name of one ends that holds what never went to the queue. */
  public static final String JOURNAL_ONLY_SUFFIX = ".journal-only" + SUFFIX;

  private LedgerReader() {}

  /** The ledgers of a directory, by name; the directory may be missing. */
  public static List<Path> ledgersIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** Those of them that hold what went to the queue, and so what live runs must have archived. */
  public static List<Path> queuedIn(Path directory) throws IOException {
    return ledgersIn(directory).stream()
        .filter(file -> !file.toString().endsWith(JOURNAL_ONLY_SUFFIX))
        .toList();
  }

  /**
   * Hands on each entry of several ledgers, one after the other.
   *
   * @throws IOException when one is not a ledger or not a whole one, with a sentence
   */
  public static void readAll(List<Path> ledgers, Consumer<LedgerEntry> entries) throws IOException {
    for (Path ledger : ledgers) {
      read(ledger, entries);
    }
  }

  /**
   * Hands on each entry.
   *
   * @throws IOException when the file is not a ledger or not a whole one, with a sentence
   */
  public static void read(Path ledger, Consumer<LedgerEntry> entries) throws IOException {
    Reading reading = new Reading(ledger, entries);
    try (LineReader lines = new LineReader(new ZstdInputStream(Files.newInputStream(ledger)))) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        reading.take(line);
      }
    } catch (com.github.luben.zstd.ZstdIOException | IllegalArgumentException e) {
      throw new IOException("Ledger " + ledger + " is damaged: " + e.getMessage(), e);
    }
    reading.checkWhole();
  }

  private static final class Reading {
    private final Path ledger;
    private final Consumer<LedgerEntry> entries;
    private boolean hasHeader;
    private boolean hasFooter;

    Reading(Path ledger, Consumer<LedgerEntry> entries) {
      this.ledger = ledger;
      this.entries = entries;
    }

    void take(byte[] line) throws IOException {
      JsonMembers members = JsonMembers.of(line);
      String kind = members.text("kind");
      switch (kind == null ? "" : kind) {
        case "header" -> hasHeader = isKnown(members.text("version"));
        case "accepted", "conflicting" -> entries.accept(event(kind, members));
        case "rejected" -> entries.accept(rejected(members));
        case "footer" -> hasFooter = true;
        default ->
            throw new IOException(
                "Ledger " + ledger + " holds a line of unknown kind \"" + kind + "\".");
      }
    }

    private boolean isKnown(String version) throws IOException {
      if (!Integer.toString(LedgerWriter.VERSION).equals(version)) {
        throw new IOException(
            "Ledger " + ledger + " has version " + version + "; expected " + LedgerWriter.VERSION);
      }
      return true;
    }

    private static LedgerEntry event(String kind, JsonMembers members) {
      byte[] canonical = members.raw("event");
      boolean hasUnknownMember = members.names().contains("unknown_member");
      JsonMembers event = JsonMembers.of(canonical);
      String id = event.text("event_id");
      String type = event.text("event_type");
      return kind.equals("accepted")
          ? new LedgerEntry.Accepted(id, type, canonical, hasUnknownMember)
          : new LedgerEntry.Conflicting(id, type, canonical, hasUnknownMember);
    }

    private static LedgerEntry rejected(JsonMembers members) {
      return new LedgerEntry.Rejected(
          RejectionReason.valueOf(members.text("reason")),
          members.text("event_type"),
          members.text("content_type"),
          Base64.getDecoder().decode(members.text("body").getBytes(UTF_8)));
    }

    void checkWhole() throws IOException {
      if (!hasHeader || !hasFooter) {
        throw new IOException(
            "Ledger "
                + ledger
                + " has no "
                + (hasHeader ? "footer: its publish run did not finish" : "header")
                + ". Publish again into a new ledger, or remove this one to check without it.");
      }
    }
  }
}
