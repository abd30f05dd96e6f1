package io.sportscards.platform.generator.publish;

import io.sportscards.platform.generator.Message;
import java.io.IOException;

/** Takes each message once the broker has confirmed it, in the publishing thread. */
@FunctionalInterface
public interface ConfirmedMessages {
  void accept(Message message) throws IOException;
}
