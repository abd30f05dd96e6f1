package io.sportscards.faults.stack;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.sportscards.platform.broker.DeclareDefinitions;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** The queue that the job reads, handled as an operator would. */
public record MainQueue(FaultStack stack) {

  /** With all that waits in it. */
  public void delete() throws IOException, TimeoutException {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      channel.queueDelete(FaultStack.QUEUE);
    }
  }

  /** As the platform's definitions have it, bindings included. */
  public void declare() {
    DeclareDefinitions.at(
        stack.broker().uri(), stack.broker().user(), stack.broker().password(), FaultStack.QUEUE);
    stack.broker().syncQueueDirectory();
  }

  public boolean isThere() throws IOException, TimeoutException {
    try (Connection connection = connect()) {
      Channel channel = connection.createChannel();
      channel.queueDeclarePassive(FaultStack.QUEUE);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  public long consumers() throws IOException, TimeoutException {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return channel.consumerCount(FaultStack.QUEUE);
    }
  }

  private Connection connect() throws IOException, TimeoutException {
    return stack.brokerConnection().newConnection("fault tests");
  }
}
