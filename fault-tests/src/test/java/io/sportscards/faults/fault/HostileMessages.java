package io.sportscards.faults.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sportscards.contracts.RejectionReason;
import io.sportscards.platform.generator.FaultMix;
import io.sportscards.platform.generator.GeneratorSettings;
import io.sportscards.platform.generator.Message;
import io.sportscards.platform.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * D2: messages made to use up memory: far too large, nested half a million deep, a number of half a
 * million digits, and one that is sound but holds a million equal letters.
 */
public record HostileMessages(long seed) implements Fault {
  /** Beyond what a line of quarantine holds itself. */
  private static final int HUGE_BYTES = 12 << 20;

  private static final int MANY = 500_000;

  @Override
  public String id() {
    return "D2";
  }

  @Override
  public String strike(Scene scene) throws Exception {
    List<Message> good =
        Events.all(GeneratorSettings.of(seed, 4).withFaults(FaultMix.none()).withJsonShare(1));
    List<Message> messages = new ArrayList<>();
    messages.add(huge(good.get(0)));
    messages.add(rejected(good.get(1), "[".repeat(MANY) + "]".repeat(MANY)));
    messages.add(rejected(good.get(2), "9".repeat(MANY)));
    messages.add(withBody(good.get(3), note(good.get(3), quoted(MANY)), good.get(3).expected()));
    return scene.publish(messages);
  }

  private static Message huge(Message good) {
    byte[] body = Arrays.copyOf(good.body(), HUGE_BYTES);
    Arrays.fill(body, good.body().length, body.length, (byte) ' ');
    return withBody(
        good,
        body,
        new LedgerEntry.Rejected(
            RejectionReason.OVERSIZED, good.eventType(), good.contentType(), body));
  }

  private static Message rejected(Message good, String value) {
    byte[] body = note(good, value);
    return withBody(
        good,
        body,
        new LedgerEntry.Rejected(
            RejectionReason.MALFORMED_JSON, good.eventType(), good.contentType(), body));
  }

  private static String quoted(int letters) {
    return '"' + "a".repeat(letters) + '"';
  }

  /** The event with one more member, which the contract does not know. */
  private static byte[] note(Message good, String value) {
    return ("{\"note\":" + value + "," + new String(good.body(), UTF_8).strip().substring(1))
        .getBytes(UTF_8);
  }

  private static Message withBody(Message good, byte[] body, LedgerEntry expected) {
    return new Message(
        body,
        good.contentType(),
        good.sender(),
        good.eventId(),
        good.eventType(),
        good.occurredAt(),
        expected,
        false);
  }
}
