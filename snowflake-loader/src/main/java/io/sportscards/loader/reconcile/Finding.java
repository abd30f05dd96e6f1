package io.sportscards.loader.reconcile;

import java.util.List;

/**
 * Things of one kind that do not agree.
 *
 * @param count how many there are
 * @param examples sentences about the first of them
 */
public record Finding(Kind kind, long count, List<String> examples) {

  /** What it is. */
  public enum Kind {
    CHANGED_FILE("loaded files are other ones now"),
    UNNAMED_FILE("loaded files are named by no manifest"),
    MISSING_FILE("files that manifests name are not in the archive"),
    MISSING_EVENT("events of loaded files are not in EVENTS"),
    SURPLUS_EVENT("events in EVENTS are in no loaded file of their type and day"),
    REPEATED_EVENT("event_ids stand in EVENTS more than once"),
    MISSING_REJECTION("rejected messages of loaded files are not in QUARANTINE"),
    SURPLUS_REJECTION("rejected messages in QUARANTINE are in no loaded file");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** In words that go on after a number. */
    public String meaning() {
      return meaning;
    }
  }
}
