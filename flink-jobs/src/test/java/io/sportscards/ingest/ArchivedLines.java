package io.sportscards.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the manifests of an archive name, without what differs from delivery to delivery (time of
 * receipt, the broker's count of returns), so that it can be compared.
 *
 * @param bronze accepted lines
 * @param rejected quarantine lines, conflicting duplicates left out
 * @param conflicts of each conflicting duplicate the whole bronze line that it would have been
 */
public record ArchivedLines(List<String> bronze, List<String> rejected, List<String> conflicts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OF_A_DELIVERY =
      Pattern.compile(
          "\"received_at\":\"[^\"]+\","
              + "|,\\\\\"headers\\\\\":\\{\\\\\"x-delivery-count\\\\\":\\\\\"\\d+\\\\\"}");

  /** Compares with what must be there: each content once, each identity once in bronze. */
  public void assertThatTheyAre(Expected expected) {
    assertThat(contents()).containsExactlyElementsOf(expected.contents());
    assertThat(rejected).containsExactlyElementsOf(expected.rejected());
    assertThat(bronze).hasSize(expected.identities().size());
    assertThat(conflicts).hasSize(expected.conflicts());
  }

  public int size() {
    return bronze.size() + rejected.size() + conflicts.size();
  }

  /** Which of two conflicting contents is the accepted one is up to their order. */
  public List<String> contents() {
    return Stream.concat(bronze.stream(), conflicts.stream()).sorted().toList();
  }

  /** Reads every file that a manifest names; files that none names are not there for readers. */
  public static ArchivedLines read(Path root) throws IOException {
    ArchivedLines lines =
        new ArchivedLines(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (!Files.exists(root.resolve("_manifests"))) {
      return lines;
    }
    try (Stream<Path> manifests = Files.walk(root.resolve("_manifests"))) {
      for (Path manifest : manifests.filter(p -> p.toString().endsWith(".json")).toList()) {
        for (JsonNode file : JSON.readTree(manifest.toFile()).get("files")) {
          lines.add(root, file.get("path").asText());
        }
      }
    }
    lines.rejected.sort(null);
    return lines;
  }

  static String comparable(String line) {
    return OF_A_DELIVERY.matcher(line).replaceAll("");
  }

  private void add(Path root, String path) {
    try (var in = new ZstdInputStream(Files.newInputStream(root.resolve(path)))) {
      new String(in.readAllBytes(), UTF_8).lines().forEach(line -> add(path, line));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private void add(String path, String line) {
    if (path.startsWith("bronze/")) {
      bronze.add(comparable(line));
    } else if (path.contains("/reason=CONFLICTING_DUPLICATE/")) {
      conflicts.add(conflict(line));
    } else {
      rejected.add(comparable(line));
    }
  }

  private static String conflict(String line) {
    try {
      byte[] body = Base64.getDecoder().decode(JSON.readTree(line).get("body").asText());
      return comparable(new String(body, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
