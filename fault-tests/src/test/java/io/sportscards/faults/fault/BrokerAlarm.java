package io.sportscards.faults.fault;

import io.sportscards.faults.stack.FaultStack;
import io.sportscards.faults.stack.Patience;
import io.sportscards.platform.server.RabbitMqServer;

/** R6: the broker runs out of memory or disk and blocks its producers; reading goes on. */
public record BrokerAlarm(Resource resource) implements Fault {
  /** What is short. */
  public enum Resource {
    MEMORY,
    DISK
  }

  @Override
  public String id() {
    return "R6";
  }

  @Override
  public String strike(Scene scene) {
    FaultStack stack = scene.stack();
    RabbitMqServer broker = stack.broker();
    try {
      limit(broker, "0.00001", "100000000000000");
      Patience.until("the broker's alarm", () -> isAlarmed(broker));
      stack.live().awaitCheckpoints(2);
    } finally {
      limit(broker, "0.4", "50000000");
    }
    Patience.until("the end of the alarm", () -> !isAlarmed(broker));
    return "alarm raised, checkpoints went on";
  }

  private void limit(RabbitMqServer broker, String memoryShare, String freeDiskBytes) {
    switch (resource) {
      case MEMORY -> broker.ctl("set_vm_memory_high_watermark", memoryShare);
      case DISK -> broker.ctl("set_disk_free_limit", freeDiskBytes);
    }
  }

  private static boolean isAlarmed(RabbitMqServer broker) {
    return broker.ctl("eval", "rabbit_alarm:get_alarms().").contains("resource_limit");
  }
}
