package io.sportscards.loader.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sportscards.archive.ArchiveFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The runs of an archive that readers may take. Asks again only for those that were not yet. */
public final class Runs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArchiveFiles archive;
  private final Set<String> readable = new HashSet<>();

  public Runs(ArchiveFiles archive) {
    this.archive = archive;
  }

  /** Those with manifests: live ones as they grow, bounded ones once they are finished. */
  public List<String> readable() throws IOException {
    List<String> runs = new ArrayList<>();
    for (String folder : archive.folders(ManifestKey.ROOT)) {
      String run = ManifestKey.runOf(folder);
      if (run != null && (readable.contains(run) || isReadable(run))) {
        readable.add(run);
        runs.add(run);
      }
    }
    return runs;
  }

  private boolean isReadable(String run) throws IOException {
    String key = "_runs/" + run + ".json";
    try (InputStream in = archive.open(key)) {
      JsonNode record = JSON.readTree(in);
      return record.path("kind").asText().equals("live") || record.hasNonNull("finished_at");
    } catch (FileNotFoundException notYet) {
      return false;
    } catch (JsonProcessingException e) {
      throw new IOException(key + " is no record of a run: " + e.getOriginalMessage(), e);
    }
  }
}
