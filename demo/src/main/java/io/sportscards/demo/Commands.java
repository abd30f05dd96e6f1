package io.sportscards.demo;

import io.sportscards.demo.backfill.BackfillCommand;
import io.sportscards.demo.backfill.IntakeCommand;
import io.sportscards.demo.backfill.ReplayCommand;
import io.sportscards.demo.backfill.SavepointReplayCommand;
import io.sportscards.demo.commands.BootstrapCommand;
import io.sportscards.demo.commands.BrokerCommand;
import io.sportscards.demo.commands.CatCommand;
import io.sportscards.demo.commands.DemoCommand;
import io.sportscards.demo.commands.DownCommand;
import io.sportscards.demo.commands.ListLettersCommand;
import io.sportscards.demo.commands.LiveCommand;
import io.sportscards.demo.commands.PublishCommand;
import io.sportscards.demo.commands.RedriveLettersCommand;
import io.sportscards.demo.commands.RescaleCommand;
import io.sportscards.demo.commands.SavepointCommand;
import io.sportscards.demo.commands.ShowLettersCommand;
import io.sportscards.demo.commands.StatusCommand;
import io.sportscards.demo.commands.StopCommand;
import io.sportscards.demo.commands.UpCommand;
import io.sportscards.demo.commands.UpgradeCommand;
import io.sportscards.demo.commands.VerifyCommand;
import io.sportscards.demo.marts.CompareCommand;
import io.sportscards.demo.services.Loading;
import io.sportscards.demo.transform.TransformCommand;
import io.sportscards.loader.commands.LoaderCommands;
import io.sportscards.settings.CliCommand;
import java.util.ArrayList;
import java.util.List;

/** The commands of {@code ./cards}, in the order of the overview. */
final class Commands {
  private Commands() {}

  static List<CliCommand> all() {
    List<CliCommand> commands = new ArrayList<>(platform());
    commands.addAll(LoaderCommands.all(Loading.PARTS));
    commands.addAll(List.of(new TransformCommand(), new CompareCommand()));
    return commands;
  }

  private static List<CliCommand> platform() {
    return List.of(
        new DemoCommand(),
        new UpCommand(),
        new DownCommand(),
        new StatusCommand(),
        new BrokerCommand(),
        new LiveCommand(),
        new StopCommand(),
        new SavepointCommand(),
        new RescaleCommand(),
        new UpgradeCommand(),
        new BootstrapCommand(),
        new IntakeCommand(),
        new BackfillCommand(),
        new SavepointReplayCommand(),
        new ReplayCommand(),
        new PublishCommand(),
        new VerifyCommand(),
        new CatCommand(),
        new ListLettersCommand(),
        new ShowLettersCommand(),
        new RedriveLettersCommand());
  }
}
