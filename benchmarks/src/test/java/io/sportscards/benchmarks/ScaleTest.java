package io.sportscards.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void whatIsNotChosenIsAsUsual() {
    Scale scale = Scale.of(List.of("messages=20000"));

    assertThat(scale.number("messages", 5)).isEqualTo(20_000);
    assertThat(scale.number("rounds", 3)).isEqualTo(3);
    scale.refuseStrays();
  }

  @Test
  void aNumberThatNobodyAsksForIsRefused() {
    Scale scale = Scale.of(List.of("mesages=20000"));
    scale.number("messages", 5);

    assertThatThrownBy(scale::refuseStrays)
        .hasMessage("Of [mesages] this benchmark knows only [messages].");
  }

  @Test
  void aWordThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Scale.of(List.of("messages=many")))
        .hasMessage("\"messages=many\" is not a name and a number such as messages=20000.");
  }
}
