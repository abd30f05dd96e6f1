package io.sportscards.faults.fault;

import io.sportscards.platform.generator.EventStream;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import java.util.ArrayList;
import java.util.List;

/** The generator's messages as lists, for faults that send some of their own. */
final class Events {
  private Events() {}

  /** So many events, each once and with nothing wrong. */
  static List<Message> good(long seed, int events) {
    return all(GeneratorSettings.of(seed, events).withFaults(FaultMix.none()));
  }

  static List<Message> all(GeneratorSettings settings) {
    List<Message> messages = new ArrayList<>();
    EventStream.of(settings).forEachRemaining(messages::add);
    return messages;
  }
}
