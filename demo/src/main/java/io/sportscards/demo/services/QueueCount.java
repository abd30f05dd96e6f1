package io.sportscards.demo.services;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;

/**
 * Counts what waits in a queue. Of a quorum queue that is too busy to answer in time, RabbitMQ says
 * that it has neither messages nor consumers; so this counts as the truth only when it is said
 * again and again.
 */
public final class QueueCount {
  static final int QUESTIONS = 5;

  private QueueCount() {}

  /**
   * Messages that wait and are not with a consumer.
   *
   * @throws IOException when there is no such queue, which closes the channel, or no answer
   */
  public static long waiting(Channel channel, String queue) throws IOException {
    return of(channel, queue).getMessageCount();
  }

  /**
   * Messages as {@link #waiting} counts them, and consumers.
   *
   * @throws IOException when there is no such queue, which closes the channel, or no answer
   */
  public static AMQP.Queue.DeclareOk of(Channel channel, String queue) throws IOException {
    AMQP.Queue.DeclareOk answer = channel.queueDeclarePassive(queue);
    for (int question = 2; saysNothing(answer) && question <= QUESTIONS; question++) {
      answer = channel.queueDeclarePassive(queue);
    }
    return answer;
  }

  private static boolean saysNothing(AMQP.Queue.DeclareOk answer) {
    return answer.getMessageCount() == 0 && answer.getConsumerCount() == 0;
  }
}
