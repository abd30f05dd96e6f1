package io.sportscards.loader.reconcile;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import io.sportscards.loader.files.CommittedFile;
import io.sportscards.loader.files.NewFiles;
import io.sportscards.loader.warehouse.LocalCopies;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes what the archive holds into the scratch tables: names, objects, ids of loaded files. */
final class ArchiveInventory {
  private static final int CHUNK = 1_000; // files that are held on disk at a time

  private final ArchiveFiles archive;
  private final Scratch scratch;
  private final Consumer<String> progress;

  ArchiveInventory(ArchiveFiles archive, Scratch scratch, Consumer<String> progress) {
    this.archive = archive;
    this.scratch = scratch;
    this.progress = progress;
  }

  void take() throws IOException, SQLException, InterruptedException {
    progress.accept("reading manifests");
    takeNames();
    progress.accept("listing files");
    takeObjects("bronze/");
    takeObjects("quarantine/");
    takeIds();
  }

  private void takeNames() throws IOException, SQLException {
    List<List<String>> waiting = new ArrayList<>();
    new NewFiles(archive, Map.of(), file -> false)
        .read(
            new NewFiles.Sink<SQLException>() {
              @Override
              public void accept(CommittedFile file) throws SQLException {
                waiting.add(
                    List.of(
                        file.path(),
                        file.runId(),
                        Long.toString(file.bytes()),
                        Long.toString(file.lines())));
                if (waiting.size() == CHUNK) {
                  scratch.append("named", waiting);
                  waiting.clear();
                }
              }

              @Override
              public void refuse(String problem) {
                progress.accept(problem);
              }
            });
    scratch.append("named", waiting);
  }

  private void takeObjects(String prefix) throws IOException, SQLException {
    List<ArchiveObject> page = archive.page(prefix, prefix);
    while (!page.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (ArchiveObject object : page) {
        rows.add(Arrays.asList(object.key(), Long.toString(object.bytes()), object.etag()));
      }
      scratch.append("listed", rows);
      page = archive.page(prefix, page.get(page.size() - 1).key());
    }
  }

  /** Ids of every line of the files that are loaded and still there. */
  private void takeIds() throws SQLException, IOException, InterruptedException {
    List<List<String>> files =
        scratch.rows(
            "select f.path, f.run_id, f.manifest, f.bytes, f.lines from loaded as f inner join listed as a on f.path = a.path order by f.path");
    for (int from = 0; from < files.size(); from += CHUNK) {
      progress.accept("reading files: %,d of %,d".formatted(from, files.size()));
      List<CommittedFile> chunk =
          files.subList(from, Math.min(files.size(), from + CHUNK)).stream()
              .map(
                  f ->
                      CommittedFile.of(
                          f.get(0),
                          f.get(1),
                          f.get(2),
                          Long.parseLong(f.get(3)),
                          Long.parseLong(f.get(4))))
              .toList();
      try (LocalCopies copies = LocalCopies.of(archive, chunk, scratch.files())) {
        takeIds(
            copies,
            CommittedFile.Kind.BRONZE,
            "bronze",
            "event_id, event_type, event_date, run_id");
        takeIds(copies, CommittedFile.Kind.QUARANTINE, "quarantine", "rejection_id");
      }
    }
  }

  private void takeIds(LocalCopies copies, CommittedFile.Kind kind, String table, String columns)
      throws SQLException {
    String list =
        copies.etags().keySet().stream()
            .filter(file -> file.kind() == kind)
            .map(file -> "'" + copies.at(file) + "'")
            .collect(Collectors.joining(", "));
    if (list.isEmpty()) {
      return;
    }
    String types =
        Arrays.stream(columns.split(", ", -1))
            .map(column -> column + ": 'VARCHAR'")
            .collect(Collectors.joining(", "));
    scratch.execute(
        "insert into %s select %s from read_json([%s], format = 'newline_delimited', compression = 'zstd', hive_partitioning = false, maximum_object_size = 33554432, columns = {%s})"
            .formatted(table, columns, list, types));
  }
}
