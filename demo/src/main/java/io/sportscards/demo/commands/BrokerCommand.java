package io.sportscards.demo.commands;

import com.rabbitmq.client.Connection;
import io.sportscards.demo.services.Broker;
import io.sportscards.platform.broker.BrokerDefinitions;
import io.sportscards.platform.broker.DeclareDefinitions;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Declares exchanges, queues and limits on a RabbitMQ. */
public final class BrokerCommand implements CliCommand {
  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(Broker.SETTINGS);
    settings.add(PlatformSettings.QUEUE_NAME);
    return new Command(
        "cards broker",
        "Declare the exchange, the quorum queue and its dead letters of broker/definitions.json on a RabbitMQ.",
        settings,
        List.of(
            "./cards broker",
            "./cards broker --rabbitmq-uri amqps://broker:5671 --rabbitmq-user ops --rabbitmq-password-file /run/secrets/broker"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Broker broker = new Broker(settings);
    BrokerDefinitions definitions =
        BrokerDefinitions.standard().forQueue(settings.get(PlatformSettings.QUEUE_NAME));
    try (Connection connection = broker.connect()) {
      DeclareDefinitions.on(connection, definitions);
    } catch (IllegalStateException otherArguments) {
      throw new CommandFailure(ExitCode.USAGE, otherArguments.getMessage());
    }
    definitions
        .exchanges()
        .forEach(e -> System.out.println("exchange " + e.name() + " (" + e.type() + ")"));
    definitions
        .queues()
        .forEach(q -> System.out.println("queue    " + q.name() + " " + q.arguments()));
    return ExitCode.DONE;
  }
}
