package io.sportscards.loader.warehouse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Whose a session's statements are, for the bill and for whoever looks through the engine's log of
 * them.
 *
 * @param runs of the files that are loaded, e.g. {@code live-1}; null where it loads none
 * @param batch that is loaded; null likewise
 */
public record QueryTag(String runs, String batch) {
  /** Of a session that loads nothing. */
  public static final QueryTag LOADER = new QueryTag(null, null);

  private static final int MOST_RUNS = 3;

  /** Of a session that loads a batch. */
  public static QueryTag batch(Collection<String> runs, String batch) {
    String named =
        runs.stream().distinct().sorted().limit(MOST_RUNS).collect(Collectors.joining(","));
    long others = runs.stream().distinct().count() - MOST_RUNS;
    return new QueryTag(others > 0 ? named + " and " + others + " others" : named, batch);
  }

  /** One line of JSON. */
  String json() {
    ObjectNode tag = new ObjectMapper().createObjectNode();
    tag.put("component", "snowflake-loader");
    if (batch != null) {
      tag.put("run", runs).put("batch", batch);
    }
    return tag.toString();
  }
}
