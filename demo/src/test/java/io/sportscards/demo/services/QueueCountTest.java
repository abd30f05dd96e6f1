package io.sportscards.demo.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.impl.AMQImpl;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueCountTest {
  private final Deque<AMQP.Queue.DeclareOk> answers = new ArrayDeque<>();
  private final Channel channel =
      (Channel)
          Proxy.newProxyInstance(
              Channel.class.getClassLoader(),
              new Class<?>[] {Channel.class},
              (proxy, method, arguments) -> answers.remove());

  @Test
  void whatABusyQueueSaysIsNotBelievedAtOnce() throws Exception {
    answers.addAll(List.of(answer(0, 0), answer(0, 0), answer(7, 0)));

    assertThat(QueueCount.waiting(channel, "events")).isEqualTo(7);
    assertThat(answers).isEmpty();
  }

  @Test
  void anEmptyQueueWithAConsumerIsEmpty() throws Exception {
    answers.add(answer(0, 1));

    assertThat(QueueCount.waiting(channel, "events")).isZero();
  }

  @Test
  void aQueueThatSaysSoEachTimeIsEmpty() throws Exception {
    answers.addAll(Collections.nCopies(QueueCount.QUESTIONS, answer(0, 0)));

    assertThat(QueueCount.waiting(channel, "events")).isZero();
    assertThat(answers).isEmpty();
  }

  private static AMQP.Queue.DeclareOk answer(int messages, int consumers) {
    return new AMQImpl.Queue.DeclareOk("events", messages, consumers);
  }
}
