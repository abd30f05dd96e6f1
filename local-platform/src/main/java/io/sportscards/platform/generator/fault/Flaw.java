package io.sportscards.platform.generator.fault;

import io.sportscards.contracts.RejectionReason;
import java.util.function.Function;

/**
 * One way in which a message can be bad.
 *
 * @param name what is wrong, for people
 * @param reason under which it must be found in quarantine
 * @param eventType of the event that can be spoilt so; null for any
 * @param spoiling does it
 */
record Flaw(
    String name, RejectionReason reason, String eventType, Function<Draft, Spoilt> spoiling) {

  static Flaw ofAny(RejectionReason reason, String name, Function<Draft, Spoilt> spoiling) {
    return new Flaw(name, reason, null, spoiling);
  }
}
