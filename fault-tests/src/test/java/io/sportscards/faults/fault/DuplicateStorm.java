package io.sportscards.faults.fault;

import io.sportscards.platform.generator.Message;
import java.util.ArrayList;
import java.util.List;

/** D3: the same few events again and again. */
public record DuplicateStorm(long seed, int events, int copies) implements Fault {
  @Override
  public String id() {
    return "D3";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    List<Message> first = Events.good(seed, events);
    List<Message> messages = new ArrayList<>(first);
    for (int copy = 1; copy < copies; copy++) {
      first.forEach(message -> messages.add(message.repeated()));
    }
    return scene.publish(messages);
  }
}
