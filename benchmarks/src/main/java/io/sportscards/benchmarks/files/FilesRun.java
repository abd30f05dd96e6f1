package io.sportscards.benchmarks.files;

import io.sportscards.platform.server.S3Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An hour at one roll interval.
 *
 * @param sizes bytes of each committed file, ascending
 * @param manifests how many there are
 * @param requests to S3, by kind
 */
record FilesRun(
    Duration roll, long lines, List<Long> sizes, int manifests, Map<S3Operation, Long> requests) {

  long requestsInAll() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }

  long requestsOf(S3Operation kind) {
    return requests.getOrDefault(kind, 0L);
  }

  long bytes() {
    return sizes.stream().mapToLong(Long::longValue).sum();
  }

  /** The size that so much of all files do not exceed. */
  long size(double share) {
    return sizes.isEmpty() ? 0 : sizes.get((int) Math.ceil(share * sizes.size()) - 1);
  }
}
