package io.sportscards.platform.generator.publish;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.ledger.LedgerReader;
import io.sportscards.platform.ledger.LedgerTotals;
import io.sportscards.platform.ledger.LedgerWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Publishes an event stream whole, and keeps a ledger, and a journal if wanted, of what the broker
 * confirmed.
 */
public final class PublishRun {
  private static final long PROGRESS_NANOS = 250_000_000L;

  private final GeneratorSettings events;
  private final PublishSettings publishing;
  private final Path ledgers;
  private long startedNanos;
  private long toldNanos;
  private LedgerWriter ledger;
  private JournalWriter journal;
  private LedgerWriter journalOnly;
  private Instant queuedFrom;
  private Consumer<PublishProgress> progress = p -> {};

  /**
   * @param ledgers directory for the ledger; each run adds a file to it
   */
  public PublishRun(GeneratorSettings events, PublishSettings publishing, Path ledgers) {
    this.events = events;
    this.publishing = publishing;
    this.ledgers = ledgers;
  }

  /** Also writes the journal; it is flushed at the end of the run and stays open. */
  public PublishRun withJournal(JournalWriter writer) {
    return withJournal(writer, null);
  }

  /**
   * The same, and what occurred before an instant goes to the journal alone, as it did when there
   * was no queue yet; it has a ledger of its own.
   *
   * @param from null when there always was one
   */
  public PublishRun withJournal(JournalWriter writer, Instant from) {
    this.journal = writer;
    this.queuedFrom = from;
    return this;
  }

  /** Tells how far the run is, four times a second, also while it waits, and once at the end. */
  public PublishRun withProgress(Consumer<PublishProgress> listener) {
    this.progress = listener;
    return this;
  }

  /**
   * Publishes everything and waits for the last confirmation.
   *
   * @throws IOException when the broker or the journal fails for good; the ledger then has no
   *     footer, since what was sent and not confirmed may be in the queue or not
   */
  public LedgerTotals run() throws IOException {
    EventStream stream = EventStream.of(events);
    String name = "%04d-%s".formatted(LedgerReader.ledgersIn(ledgers).size() + 1, stream.code());
    try (Publisher publisher = Publisher.open(publishing, this::note);
        LedgerWriter writer = create(name + LedgerReader.SUFFIX, stream);
        LedgerWriter aside =
            queuedFrom == null ? null : create(name + LedgerReader.JOURNAL_ONLY_SUFFIX, stream)) {
      ledger = writer;
      journalOnly = aside;
      startedNanos = System.nanoTime();
      toldNanos = startedNanos;
      publisher.whileWaiting(() -> tellNowAndThen(publisher));
      while (stream.hasNext()) {
        Message message = stream.next();
        if (isQueued(message)) {
          publisher.publish(message);
        } else {
          keepBack(message);
        }
        tellNowAndThen(publisher);
      }
      publisher.flush();
      if (journal != null) {
        journal.flush();
      }
      if (journalOnly != null) {
        journalOnly.finish();
      }
      ledger.finish();
      tell("");
      return ledger.totals();
    }
  }

  /** What the journal alone has, after the run; nothing without an instant before which. */
  public LedgerTotals journalOnly() {
    return journalOnly == null ? new LedgerTotals() : journalOnly.totals();
  }

  private LedgerWriter create(String name, EventStream stream) throws IOException {
    return LedgerWriter.create(ledgers.resolve(name), about(stream));
  }

  /** Messages without a body are all one, whenever they were sent, so none of them stays behind. */
  private boolean isQueued(Message message) {
    return queuedFrom == null
        || message.body().length == 0
        || !message.occurredAt().isBefore(queuedFrom);
  }

  /** What the broker would have delivered twice was never there. */
  private void keepBack(Message message) throws IOException {
    if (!message.isRepeat()) {
      journalOnly.write(message.expected());
      journal.write(message);
    }
  }

  private void note(Message message) throws IOException {
    if (message.isRepeat()) {
      ledger.writeRepeat();
    } else {
      ledger.write(message.expected());
    }
    if (journal != null) {
      journal.write(message);
    }
  }

  private void tellNowAndThen(Publisher publisher) {
    if (System.nanoTime() - toldNanos > PROGRESS_NANOS) {
      toldNanos = System.nanoTime();
      tell(publisher.trouble());
    }
  }

  private void tell(String trouble) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    progress.accept(
        new PublishProgress(ledger.totals().sent(), ledger.totals().lines(), elapsed, trouble));
  }

  private Map<String, Object> about(EventStream stream) {
    FaultMix faults = events.faults();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("world", stream.code());
    about.put("seed", events.seed());
    about.put("events", events.events());
    about.put("until", events.until().toString());
    about.put("span", events.span().toString());
    about.put("json_share", events.jsonShare());
    about.put("duplicates", faults.duplicates());
    about.put("conflicts", faults.conflicts());
    about.put("late", faults.late());
    about.put("bad", faults.bad());
    about.put("bad_duplicates", faults.badDuplicates());
    about.put("unknown_fields", faults.unknownFields());
    if (queuedFrom != null) {
      about.put("queued_from", queuedFrom.toString());
    }
    return about;
  }
}
