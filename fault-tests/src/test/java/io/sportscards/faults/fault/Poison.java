package io.sportscards.faults.fault;

import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;

/** D1: a burst in which every second message cannot be accepted, for every reason there is. */
public record Poison(long seed, int events) implements Fault {
  private static final FaultMix MIX = new FaultMix(0.05, 0.02, 0, 1, 0.3, 0.05);

  @Override
  public String id() {
    return "D1";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    return scene.publish(Events.all(GeneratorSettings.of(seed, events).withFaults(MIX)));
  }
}
