package io.sportscards.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.ArchiveLine;
import io.sportscards.contracts.DecodeObserver;
import io.sportscards.contracts.EventContract;
import io.sportscards.contracts.EventDecoder;
import io.sportscards.contracts.RawMessage;
import io.sportscards.contracts.RunContext;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an archive must hold once messages have been through the graph, found without it.
 *
 * @param contents bronze lines, those of conflicting duplicates included
 * @param rejected quarantine lines, conflicting duplicates left out
 * @param identities accepted event ids
 */
public record Expected(Set<String> contents, Set<String> rejected, Set<String> identities) {

  public static Expected of(Stream<RawMessage> messages, RunContext run) {
    EventDecoder decoder =
        new EventDecoder(EventContract.current(), run, 1 << 20, new UnexpectedNotes());
    Expected expected = new Expected(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    messages.forEach(message -> expected.add(decoder.decode(message)));
    return expected;
  }

  private void add(ArchiveLine line) {
    String text = ArchivedLines.comparable(new String(line.line(), UTF_8));
    if (line.partition().startsWith("bronze/")) {
      contents.add(text);
      identities.add(line.identity());
    } else {
      rejected.add(text);
    }
  }

  int conflicts() {
    return contents.size() - identities.size();
  }

  /** All lines in all files. */
  public int lines() {
    return contents.size() + rejected.size();
  }

  private static final class UnexpectedNotes implements DecodeObserver {
    @Override
    public void unknownField(String eventType) {
      throw new AssertionError("unknown field in " + eventType);
    }

    @Override
    public void keepBody(String rejectionId, byte[] body) {
      throw new AssertionError("body of " + rejectionId);
    }
  }
}
