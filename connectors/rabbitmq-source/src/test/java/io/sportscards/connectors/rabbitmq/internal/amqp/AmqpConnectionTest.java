package io.sportscards.connectors.rabbitmq.internal.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Consumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownListener;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.AMQImpl;
import io.sportscards.connectors.rabbitmq.internal.Broker;
import io.sportscards.connectors.rabbitmq.internal.BrokerException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmqpConnectionTest {

  private final List<String> calls = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private boolean hasChannels = true;
  private final AmqpConnection connection =
      new AmqpConnection(
          (Connection)
              Proxy.newProxyInstance(
                  Connection.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, args) -> hasChannels ? channel() : null),
          "broker:5672");
  private IOException declareFailure;
  private AMQP.Queue.DeclareOk state = new AMQImpl.Queue.DeclareOk("events", 7, 1);
  private int channels;
  private Consumer consumer;
  private ShutdownListener shutdownListener;

  @Test
  void aChannelWhoseQueueCannotBeReadIsAborted() {
    declareFailure = new IOException("no answer in time");

    assertThatThrownBy(() -> connection.open("events", listener()))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("no answer in time");
    assertThat(calls).containsExactly("queueDeclarePassive", "abort");
  }

  @Test
  void aConnectionWithoutAnotherChannelIsASetupProblem() {
    hasChannels = false;

    assertThatThrownBy(() -> connection.open("events", listener()))
        .isInstanceOfSatisfying(
            BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.SETUP))
        .hasMessage(
            "The broker at broker:5672 allows no further channel on this connection; lower the"
                + " number of channels or raise channel_max.");
  }

  @Test
  void aChannelThatCouldNotCountIsNotAskedAgain() throws Exception {
    assertThat(connection.waiting("events")).isEqualTo(7);
    declareFailure = new IOException("no answer in time");
    assertThatThrownBy(() -> connection.waiting("events"))
        .isInstanceOf(BrokerException.class)
        .hasMessage(
            "Cannot count the messages of queue \"events\" of the broker at broker:5672: no answer"
                + " in time (IOException).");
    declareFailure = null;
    assertThat(connection.waiting("events")).isEqualTo(7);

    assertThat(calls)
        .containsExactly(
            "queueDeclarePassive", "queueDeclarePassive", "abort", "queueDeclarePassive");
    assertThat(channels).isEqualTo(2);
  }

  @Test
  void aQueueThatKnowsNeitherMessagesNorConsumersHasNotAnswered() throws Exception {
    state = new AMQImpl.Queue.DeclareOk("events", 0, 0);
    assertThatThrownBy(() -> connection.waiting("events"))
        .isInstanceOf(BrokerException.class)
        .hasMessage(
            "Queue \"events\" of the broker at broker:5672 has no answer to how many messages wait.");
    state = new AMQImpl.Queue.DeclareOk("events", 0, 1);
    assertThat(connection.waiting("events")).isZero();

    assertThat(channels).isOne();
  }

  @Test
  void aDeliveryThatCannotBeTakenLosesTheChannel() throws Exception {
    connection.open("events", listener()).consume(1);
    consumer.handleDelivery(
        "tag", new Envelope(1, false, "", ""), new AMQP.BasicProperties(), new byte[0]);

    assertThat(losses)
        .containsExactly(
            "A message of queue \"events\" could not be taken: java.lang.IllegalStateException:"
                + " full.");
  }

  @Test
  void aCloseThatTheClientDecidedOnIsALoss() throws Exception {
    connection.open("events", listener());
    shutdownListener.shutdownCompleted(new ShutdownSignalException(false, true, null, null));

    assertThat(losses).hasSize(1);
  }

  @Test
  void aCloseThatWasAskedForIsNoLoss() throws Exception {
    connection.open("events", listener()).close();
    shutdownListener.shutdownCompleted(new ShutdownSignalException(false, true, null, null));

    assertThat(losses).isEmpty();
  }

  private Channel channel() {
    channels++;
    return (Channel)
        Proxy.newProxyInstance(
            Channel.class.getClassLoader(),
            new Class<?>[] {Channel.class},
            (proxy, method, args) -> {
              calls.add(method.getName());
              switch (method.getName()) {
                case "queueDeclarePassive" -> {
                  if (declareFailure != null) {
                    throw declareFailure;
                  }
                  return state;
                }
                case "addShutdownListener" -> shutdownListener = (ShutdownListener) args[0];
                case "basicConsume" -> {
                  consumer = (Consumer) args[2];
                  return "tag";
                }
                default -> {}
              }
              return null;
            });
  }

  private Broker.Listener listener() {
    return new Broker.Listener() {
      @Override
      public void delivered(Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        throw new IllegalStateException("full");
      }

      @Override
      public void lost(String reason) {
        losses.add(reason);
      }
    };
  }
}
