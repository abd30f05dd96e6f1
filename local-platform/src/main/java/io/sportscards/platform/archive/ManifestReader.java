package io.sportscards.platform.archive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads what a run has committed: its manifests, in the order of their checkpoints. */
public final class ManifestReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ManifestReader() {}

  /** The content of one manifest. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Content(String jobId, List<ManifestFile> files) {}

  /** One committed file. */
  public record ManifestFile(String path, long bytes, long lines) {}

  /** One manifest and where it lies. */
  public record Manifest(String key, String jobId, List<ManifestFile> files) {
    public long lines() {
      return files.stream().mapToLong(ManifestFile::lines).sum();
    }
  }

  /**
   * The manifests of a run.
   *
   * @param after key of a manifest; only those behind it are read; empty for all
   * @throws IOException when the archive cannot be read, or holds a manifest that is none
   */
  public static List<Manifest> read(ArchiveFiles files, String runId, String after)
      throws IOException {
    List<Manifest> manifests = new ArrayList<>();
    for (ArchiveFiles.ArchiveObject object :
        files.list("_manifests/run_id=" + runId + "/", after)) {
      try (InputStream in = files.open(object.key())) {
        Content content = JSON.readValue(in, Content.class);
        manifests.add(new Manifest(object.key(), content.jobId(), content.files()));
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new IOException(object.key() + " is not a manifest: " + e.getOriginalMessage(), e);
      }
    }
    return manifests;
  }
}
