package io.sportscards.faults.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @Test
  void equalSeedsGiveEqualTimelinesAndOthersDoNot() {
    assertThat(Timeline.draw(1, 60)).hasToString(Timeline.draw(1, 60).toString());
    assertThat(Timeline.draw(1, 60).toString()).isNotEqualTo(Timeline.draw(2, 60).toString());
  }

  @Test
  void aLongerTimelineBeginsAsAShorterOneOfTheSameSeed() {
    assertThat(Timeline.draw(3, 100).entries().subList(0, 30))
        .isEqualTo(Timeline.draw(3, 30).entries());
  }

  @Test
  void theLegsOfATimelineTogetherAreTheTimeline() {
    List<Timeline> legs = Timeline.draw(1, 90).legs(40);

    assertThat(legs).extracting(leg -> leg.entries().size()).containsExactly(40, 40, 10);
    assertThat(legs.stream().flatMap(leg -> leg.entries().stream()).toList())
        .isEqualTo(Timeline.draw(1, 90).entries());
  }

  @Test
  void fortyFaultsHoldEveryKind() {
    assertThat(FaultKind.deck()).hasSize(40);
    assertThat(
            Timeline.draw(1, 40).entries().stream()
                .map(entry -> entry.fault().id())
                .distinct()
                .sorted()
                .toList())
        .containsExactly(
            "D1", "D2", "D3", "D4", "D5", "F1", "F2", "F3", "F4", "F5", "F6", "R1", "R2", "R3",
            "R4", "R5", "R6", "R7", "S1", "S2", "S3", "S4", "S5");
  }
}
