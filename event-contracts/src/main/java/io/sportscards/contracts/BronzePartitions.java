package io.sportscards.contracts;

import java.util.HashMap;
import java.util.Map;

/**
 * The partitions of accepted events. Most events of a type come from the day of the one before, so
 * the last text of each type is kept; there are as many as the contract has types.
 */
final class BronzePartitions {
  private final String start;
  private final Map<String, Last> lastByType = new HashMap<>();

  BronzePartitions(String runId) {
    this.start = "bronze/run_id=" + runId + "/event_type=";
  }

  private record Last(long day, String partition) {}

  /**
   * @param eventType one of the contract's
   * @param seconds of occurred_at since 1970
   */
  String of(String eventType, long seconds) {
    long day = UtcTime.day(seconds);
    Last last = lastByType.get(eventType);
    if (last == null || last.day() != day) {
      last = new Last(day, start + eventType + "/event_date=" + UtcTime.date(seconds));
      lastByType.put(eventType, last);
    }
    return last.partition();
  }
}
