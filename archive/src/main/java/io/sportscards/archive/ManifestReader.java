package io.sportscards.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a run has committed: its manifests, in the order of their checkpoints. */
public final class ManifestReader {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  // a server on a file system may list, for a moment, what it has not finished writing
  private static final Pattern NAME = Pattern.compile("/\\d{20}-\\d{5}\\.json$");

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
   * Keys of a run's manifests, in the order of their checkpoints.
   *
   * @throws IOException when the archive cannot be read
   */
  public static List<String> keys(ArchiveFiles files, String runId) throws IOException {
    return files.list("_manifests/run_id=" + runId + "/").stream()
        .map(ArchiveFiles.ArchiveObject::key)
        .filter(key -> NAME.matcher(key).find())
        .toList();
  }

  /**
   * One manifest.
   *
   * @throws IOException when the archive cannot be read, or what lies there is no manifest
   */
  public static Manifest read(ArchiveFiles files, String key) throws IOException {
    try (InputStream in = files.open(key)) {
      Content content = JSON.readValue(in, Content.class);
      return new Manifest(key, content.jobId(), content.files());
    } catch (JsonProcessingException e) {
      throw new IOException(key + " is not a manifest: " + e.getOriginalMessage(), e);
    }
  }

  /** All manifests of a run, in the order of their checkpoints. */
  public static List<Manifest> readAll(ArchiveFiles files, String runId) throws IOException {
    List<Manifest> manifests = new ArrayList<>();
    for (String key : keys(files, runId)) {
      manifests.add(read(files, key));
    }
    return manifests;
  }
}
