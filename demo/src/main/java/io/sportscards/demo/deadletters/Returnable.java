package io.sportscards.demo.deadletters;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A letter as it was before the broker gave up on it, ready to be published. */
final class Returnable {
  private static final int PERSISTENT = 2;

  /** Written by the broker; deliveries are counted anew after a return. */
  private static final Predicate<String> BY_BROKER =
      Pattern.compile(
              "x-death|x-(first|last)-death-(queue|reason|exchange)|x-delivery-count|x-acquired-count")
          .asMatchPredicate();

  /** Further addresses: the message went there when it was first published. */
  private static final Predicate<String> ADDRESS = Pattern.compile("CC|BCC").asMatchPredicate();

  private Returnable() {}

  /**
   * Its properties without what the broker added.
   *
   * @param user who publishes it; the broker refuses a message that claims another
   */
  static BasicProperties properties(BasicProperties letter, String user) {
    BasicProperties.Builder properties = letter.builder().deliveryMode(PERSISTENT);
    if (letter.getHeaders() != null) {
      Map<String, Object> headers = new TreeMap<>(letter.getHeaders());
      headers.keySet().removeIf(BY_BROKER.or(ADDRESS));
      properties.headers(headers.isEmpty() ? null : headers);
    }
    if (letter.getUserId() != null && !letter.getUserId().equals(user)) {
      properties.userId(null);
    }
    return properties.build();
  }
}
