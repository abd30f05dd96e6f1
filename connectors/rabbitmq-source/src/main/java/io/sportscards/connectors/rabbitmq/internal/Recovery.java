package io.sportscards.connectors.rabbitmq.internal;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a reader's channels opened, at the start and again after each loss, with growing delays until
 * the outage has lasted too long. Control thread.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final String name;
  private final BrokerThread control;
  private final Outage outage;
  private final ChannelKeeper keeper;
  private final Consumer<BrokerException> onGivenUp;

  private boolean isRetryScheduled;

  Recovery(
      String name,
      BrokerThread control,
      Outage outage,
      ChannelKeeper keeper,
      Consumer<BrokerException> onGivenUp) {
    this.name = name;
    this.control = control;
    this.outage = outage;
    this.keeper = keeper;
    this.onGivenUp = onGivenUp;
  }

  void open() {
    isRetryScheduled = false;
    if (keeper.isStopped()) {
      return;
    }
    try {
      keeper.open();
      outage.opened();
    } catch (BrokerException e) {
      lost(e);
    }
  }

  /** Opens what was lost a while later, if the outage may go on. */
  void lost(BrokerException cause) {
    if (keeper.isStopped() || isRetryScheduled) {
      return;
    }
    try {
      Duration delay = outage.goesOn(cause);
      LOG.warn("{}: {} Trying again in {}.", name, cause.getMessage(), delay);
      isRetryScheduled = true;
      control.runAfter(delay, this::open);
    } catch (BrokerException e) {
      onGivenUp.accept(e);
    }
  }
}
