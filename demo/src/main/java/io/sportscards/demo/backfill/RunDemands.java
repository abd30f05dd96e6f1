package io.sportscards.demo.backfill;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.Journal;
import io.sportscards.backfill.files.InputFile;
import io.sportscards.backfill.files.InputMessages;
import io.sportscards.backfill.files.InputOpener;
import io.sportscards.backfill.files.MessageReader;
import io.sportscards.backfill.intake.RowEnvelope;
import io.sportscards.backfill.intake.RowReader;
import io.sportscards.backfill.journal.JournalRows;
import io.sportscards.backfill.replay.Replay;
import io.sportscards.contracts.EventContract;
import io.sportscards.demo.services.Archive;
import io.sportscards.ingest.run.JournalRange;
import io.sportscards.ingest.run.RunRecord;
import io.sportscards.platform.ledger.ArchivedContracts;
import io.sportscards.platform.ledger.Demands;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a finished bounded run must have archived: of a backfill the rows of the journal that it
 * read, of an intake the rows of the delivered files, of a replay the lines of the earlier run.
 */
public final class RunDemands {
  private final Settings settings;
  private final ArchiveFiles archive;
  private final String runId;

  /**
   * @param settings of {@link Archive}, {@link Journal}, and the limit of a body
   */
  public RunDemands(Settings settings, ArchiveFiles archive, String runId) {
    this.settings = settings;
    this.archive = archive;
    this.runId = runId;
  }

  /**
   * Finds what the run read; that itself is read when asked for.
   *
   * @throws CommandFailure if the run is not finished, or nothing says what it had to archive
   */
  public Demands find() throws IOException, CommandFailure {
    RunRecord record =
        RunRecordFile.read(archive, runId)
            .filter(found -> found.finishedAt() != null)
            .orElseThrow(
                () ->
                    refused(
                        "Run %s is not finished in %s, so no reader takes it; the command that began it finishes it, with --restart"
                            .formatted(runId, archive.address())));
    EventContract contract =
        new ArchivedContracts(archive)
            .find(record.contract())
            .orElseThrow(
                () ->
                    new IOException(
                        "The archive does not keep contract %s of run %s"
                            .formatted(record.contract(), runId)));
    int maxBodyBytes = Math.toIntExact(settings.get(PlatformSettings.MAX_BODY_BYTES));
    return new MessageDemands(messages(record), contract, maxBodyBytes);
  }

  private MessageDemands.Messages messages(RunRecord record) throws IOException, CommandFailure {
    if (record.kind().equals("backfill")) {
      return rows(Journal.named(settings), record.journal());
    }
    if (record.inputs() == null) {
      throw refused(
          record.journal() == null
              ? "The record of run %s does not say how its files were read, so nothing says what it had to archive; its report at the end counted"
                  .formatted(runId)
              : "Run %s left out what a savepoint had seen, which is not kept, so nothing says what it had to archive; its report at the end counted"
                  .formatted(runId));
    }
    List<InputFile> files;
    try (InputStream list = archive.open("_runs/" + runId + "/inputs.ndjson")) {
      files = InputFile.readAll(list);
    }
    if (record.kind().equals("files")) {
      MessageReader.Factory rows = RowReader.of(RowEnvelope.recorded(record.inputs()));
      return messages -> InputMessages.forEach(files, this::openDelivered, rows, messages);
    }
    InputOpener archived = path -> archive.open(keyOf(path));
    MessageReader.Factory lines = Replay.recorded("", record.inputs()).messages(archived);
    return messages -> InputMessages.forEach(files, archived, lines, messages);
  }

  private static MessageDemands.Messages rows(Journal journal, JournalRange range) {
    return messages -> {
      try (Connection connection = journal.connect()) {
        JournalRows.forEach(connection, journal.table(), range, messages);
      } catch (SQLException e) {
        throw new IOException(
            "Cannot read the journal at " + journal.address() + ": " + e.getMessage(), e);
      }
    };
  }

  private InputStream openDelivered(String path) throws IOException {
    try {
      return Archive.openDelivered(settings, path);
    } catch (FileNotFoundException e) {
      throw new IOException(
          path + " is gone, so nothing says what run " + runId + " had to archive of it", e);
    }
  }

  /** Without the address at which the job saw the archive. */
  private static String keyOf(String path) {
    return path.replaceFirst("^.*/(?=(bronze|quarantine)/run_id=|quarantine_bodies/)", "");
  }

  private static CommandFailure refused(String why) {
    return new CommandFailure(ExitCode.USAGE, why);
  }
}
