package io.sportscards.faults.fault;

import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * D5: producers whose clocks are years back, or nearly a day ahead; what is further ahead is
 * quarantined, and so is what was before 2000.
 */
public record ClockSkew(long seed, int events, int yearsBack) implements Fault {
  private static final Duration AHEAD = Duration.ofHours(23);
  private static final long DAYS_OF_A_YEAR = 365;

  @Override
  public String id() {
    return "D5";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    Instant today = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    GeneratorSettings usual = GeneratorSettings.of(seed, events);
    Instant back = usual.until().minus(Duration.ofDays(DAYS_OF_A_YEAR * yearsBack));
    List<Message> messages = new ArrayList<>(Events.all(usual.withTime(back, usual.span())));
    messages.addAll(Events.all(usual.withTime(today.plus(AHEAD), Duration.ofHours(2))));
    return scene.publish(messages);
  }
}
