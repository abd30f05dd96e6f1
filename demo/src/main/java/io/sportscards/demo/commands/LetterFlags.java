package io.sportscards.demo.commands;

import io.sportscards.demo.deadletters.Judge;
import io.sportscards.demo.services.Broker;
import io.sportscards.demo.services.JobContract;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What the commands for dead letters have in common. */
final class LetterFlags {
  private LetterFlags() {}

  static List<Setting<?>> with(Setting<?>... own) {
    List<Setting<?>> settings = new ArrayList<>(List.of(own));
    settings.add(PlatformSettings.QUEUE_NAME);
    settings.add(PlatformSettings.DEAD_LETTER_QUEUE);
    settings.addAll(Broker.SETTINGS);
    return settings;
  }

  static String queue(Settings settings) {
    String queue = settings.get(PlatformSettings.DEAD_LETTER_QUEUE);
    return queue == null ? settings.get(PlatformSettings.QUEUE_NAME) + ".dead-letter" : queue;
  }

  /** What {@link #judge} reads. */
  static List<Setting<?>> judging(Setting<?>... own) {
    List<Setting<?>> settings = with(own);
    settings.add(PlatformSettings.MAX_BODY_BYTES);
    settings.addAll(JobContract.SETTINGS);
    return settings;
  }

  /**
   * Judges as the live job with these settings does.
   *
   * @throws CommandFailure when the newer contract that they name cannot be read here
   */
  static Judge judge(Settings settings) throws CommandFailure {
    return new Judge(
        JobContract.find(settings),
        Math.toIntExact(settings.get(PlatformSettings.MAX_BODY_BYTES)),
        Clock.systemUTC());
  }
}
