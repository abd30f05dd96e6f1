package io.sportscards.connectors.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitCutTest {

  @Test
  void splitsHaveEquallyManyIdsOfTheSample() {
    long[] sample = LongStream.rangeClosed(1, 100).map(i -> i * i).toArray();

    assertThat(SplitCut.cut(1, 10_000, sample, 4))
        .containsExactly(
            new JournalSplit(0, 0, 625),
            new JournalSplit(1, 625, 2_500),
            new JournalSplit(2, 2_500, 5_625),
            new JournalSplit(3, 5_625, 10_000));
  }

  @Test
  void withoutASampleThereIsOneSplit() {
    assertThat(SplitCut.cut(-5, 7, new long[0], 4)).containsExactly(new JournalSplit(0, -6, 7));
  }

  @Test
  void aSingleRowIsOneSplit() {
    assertThat(SplitCut.cut(7, 7, new long[] {7}, 3)).containsExactly(new JournalSplit(0, 6, 7));
  }

  @Test
  void aSampleWithFewerIdsThanSplitsMakesFewerSplits() {
    assertThat(SplitCut.cut(1, 10, new long[] {3, 10}, 4))
        .containsExactly(new JournalSplit(0, 0, 3), new JournalSplit(1, 3, 10));
  }

  @Test
  void splitsHoldTheWantedRowsUnlessReadersWouldGoShortOrStateWouldGrow() {
    assertThat(SplitCut.count(1_000_000, 100_000, 2)).isEqualTo(10);
    assertThat(SplitCut.count(1_000_001, 100_000, 2)).isEqualTo(11);
    assertThat(SplitCut.count(100_000, 100_000, 2)).isEqualTo(8);
    assertThat(SplitCut.count(2_500, 100_000, 2)).isEqualTo(3);
    assertThat(SplitCut.count(0, 100_000, 2)).isEqualTo(1);
    assertThat(SplitCut.count(100_000_000_000L, 100_000, 2)).isEqualTo(500);
  }
}
