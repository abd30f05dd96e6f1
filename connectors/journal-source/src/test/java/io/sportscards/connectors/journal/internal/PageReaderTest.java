package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class PageReaderTest {

  private final FakeBatches batches = new FakeBatches();
  private final SimpleCounter bytes = new SimpleCounter();
  private final PageReader<String> reader = new PageReader<>(batches, bytes);

  @Test
  void splitsAreReadOneAfterTheOtherEachFromItsPosition() throws IOException {
    reader.handleSplitsChanges(
        new SplitsAddition<>(List.of(new JournalSplit(4, 10, 20), new JournalSplit(5, 20, 30))));
    batches.answers(batch(false, 11, 12), batch(true, 19), batch(true));

    assertThat(fetched()).containsExactly("4: 11 12");
    assertThat(fetched()).containsExactly("4: 19", "4 finished");
    assertThat(fetched()).containsExactly("5:", "5 finished");
    assertThat(fetched()).isEmpty();
    assertThat(batches.asked).containsExactly("10..20", "12..20", "20..30");
    assertThat(bytes.getCount()).isEqualTo(300);
  }

  @Test
  void aSplitThatIsReadEndsWithoutAQuestion() throws IOException {
    reader.handleSplitsChanges(new SplitsAddition<>(List.of(new JournalSplit(3, 20, 20))));

    assertThat(fetched()).containsExactly("3:", "3 finished");
    assertThat(batches.asked).isEmpty();
  }

  @Test
  void aWakeUpLeavesThePositionAsItIs() throws IOException {
    reader.handleSplitsChanges(new SplitsAddition<>(List.of(new JournalSplit(0, 1, 9))));
    batches.answers(null, batch(true, 5));

    assertThat(fetched()).isEmpty();
    assertThat(fetched()).containsExactly("0: 5", "0 finished");
    assertThat(batches.asked).containsExactly("1..9", "1..9");
  }

  private List<String> fetched() throws IOException {
    RecordsWithSplitIds<FetchedRow<String>> page = reader.fetch();
    List<String> fetched = new ArrayList<>();
    for (String split = page.nextSplit(); split != null; split = page.nextSplit()) {
      StringBuilder line = new StringBuilder(split + ":");
      for (FetchedRow<String> row = page.nextRecordFromSplit();
          row != null;
          row = page.nextRecordFromSplit()) {
        line.append(' ').append(row.id());
      }
      fetched.add(line.toString());
    }
    page.finishedSplits().forEach(split -> fetched.add(split + " finished"));
    return fetched;
  }

  private static Batch<String> batch(boolean isLast, long... ids) {
    List<FetchedRow<String>> rows = new ArrayList<>();
    for (long id : ids) {
      rows.add(new FetchedRow<>(id, "row"));
    }
    return new Batch<>(rows, 100, isLast);
  }

  /** Answers as told, and notes what it was asked for. */
  private static final class FakeBatches implements BatchSource<String> {

    private final Deque<List<Batch<String>>> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    @SafeVarargs
    final void answers(Batch<String>... batches) {
      for (Batch<String> batch : batches) {
        // a deque holds no null
        answers.add(batch == null ? List.of() : List.of(batch));
      }
    }

    @Override
    public Batch<String> next(long after, long to) {
      asked.add(after + ".." + to);
      List<Batch<String>> answer = answers.remove();
      return answer.isEmpty() ? null : answer.get(0);
    }

    @Override
    public void wakeUp() {}

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }
}
