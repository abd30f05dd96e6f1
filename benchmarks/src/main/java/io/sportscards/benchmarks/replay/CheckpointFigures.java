package io.sportscards.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/**
 * What Flink tells of a completed checkpoint.
 *
 * @param id its number
 * @param fullBytes what a restore of it reads
 * @param uploadedBytes what it added to storage
 * @param millis from its trigger to its completion
 */
public record CheckpointFigures(long id, long fullBytes, long uploadedBytes, long millis) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The last completed one of a job.
   *
   * @param rest address of a cluster's REST API, with no slash at its end
   */
  static Optional<CheckpointFigures> latest(String rest, String jobId)
      throws IOException, InterruptedException {
    URI uri = URI.create(rest + "/jobs/" + jobId + "/checkpoints");
    JsonNode latest =
        JSON.readTree(
                HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()).body())
            .at("/latest/completed");
    if (!latest.hasNonNull("id")) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckpointFigures(
            latest.get("id").asLong(),
            latest.get("state_size").asLong(),
            latest.get("checkpointed_size").asLong(),
            latest.get("end_to_end_duration").asLong()));
  }
}
