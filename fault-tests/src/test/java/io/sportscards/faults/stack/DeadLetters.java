package io.sportscards.faults.stack;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What the broker gave up on. */
public record DeadLetters(FaultStack stack) {
  private static final int QUIET_LOOKS = 3;
  private static final int BATCH = 200;

  /**
   * Puts every dead letter back into the queue, each confirmed there before it leaves here; looks
   * again until none comes any more.
   *
   * @return how many
   */
  public long redriveAll() throws IOException, InterruptedException, TimeoutException {
    try (Connection connection = stack.brokerConnection().newConnection("fault tests");
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      long moved = 0;
      for (int quiet = 0; quiet < QUIET_LOOKS; ) {
        int batch = redriveBatch(channel);
        moved += batch;
        // the broker hands dead letters over in the background
        quiet = batch > 0 || BrokerQueues.of(stack).deadLetters() > 0 ? 0 : quiet + 1;
      }
      return moved;
    }
  }

  private static int redriveBatch(Channel channel)
      throws IOException, InterruptedException, TimeoutException {
    int batch = 0;
    long last = 0;
    for (; batch < BATCH; batch++) {
      GetResponse letter = channel.basicGet(BrokerQueues.DEAD_LETTERS, false);
      if (letter == null) {
        break;
      }
      channel.basicPublish("", FaultStack.QUEUE, true, letter.getProps(), letter.getBody());
      last = letter.getEnvelope().getDeliveryTag();
    }
    if (batch > 0) {
      channel.waitForConfirmsOrDie(Patience.LONG.toMillis());
      channel.basicAck(last, true);
    }
    return batch;
  }
}
