package io.sportscards.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.loader.TestArchive.Line;
import io.sportscards.loader.batch.BatchReport;
import io.sportscards.loader.batch.LoadRun;
import io.sportscards.loader.batch.Steps;
import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.platform.server.S3ProxyServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader's own S3 client against a server over HTTP, with signatures. */
class LoadFromS3IT {
  private static final int FILES = 1_050; // more than a page, and than a batch

  @TempDir Path dir;

  @Test
  void filesOfManyPagesAreListedOnAndLoaded() throws Exception {
    TestArchive local = OnDuckDb.archive(dir);
    local.liveRun("live-2");
    for (int i = 0; i < FILES; i++) {
      local.checkpoint("live-1", 1 + i).bronze(Line.of("e" + i, "x")).commit();
    }
    try (S3ProxyServer server = S3ProxyServer.start(dir.resolve("s3"), "cards");
        S3ArchiveFiles archive =
            S3ArchiveFiles.open(
                new S3ArchiveFiles.Location(
                    URI.create(server.endpoint()), "us-east-1", server.bucket(), "team/analytics"),
                server.accessKey(),
                server.secretKey())) {
      // most are put there by hand, which is quicker; such have no ETag
      for (ArchiveFiles.ArchiveObject object : local.files().list("")) {
        Path to = server.files().resolve("team/analytics").resolve(object.key());
        Files.createDirectories(to.getParent());
        Files.copy(local.at(object.key()), to);
      }
      local.checkpoint("live-1", FILES + 1).bronze(Line.of("sent", "x")).commit();
      for (ArchiveFiles.ArchiveObject object : local.files().list("")) {
        if (!Files.exists(server.files().resolve("team/analytics").resolve(object.key()))) {
          archive.write(object.key(), Files.readAllBytes(local.at(object.key())));
        }
      }
      DuckDbWarehouse warehouse =
          new DuckDbWarehouse(dir.resolve("w.duckdb"), Duration.ofSeconds(30), archive);
      warehouse.ensureTables();
      LoadRun run = LoadRun.start(archive, warehouse, "test", Steps.UNWATCHED, total -> {});

      BatchReport report = run.loadAll();

      assertThat(report.files()).isEqualTo(FILES + 1);
      assertThat(report.events()).isEqualTo(FILES + 1);
      assertThat(archive.folders("_manifests/")).containsExactly("run_id=live-1");
      assertThat(archive.page("_manifests/", "")).hasSize(ArchiveFiles.PAGE);
      assertThat(
              OnDuckDb.rows(
                  warehouse,
                  "select count(*), count(distinct batch_id), count(etag) from raw.load_manifest"))
          .isEqualTo(List.of((FILES + 1) + "|2|1"));
      assertThat(run.loadAll()).isEqualTo(report);
    }
  }
}
