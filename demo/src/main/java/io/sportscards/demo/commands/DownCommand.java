package io.sportscards.demo.commands;

import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import java.util.List;

/** Stops the local platform; its data stay. */
public final class DownCommand implements CliCommand {
  @Override
  public Command spec() {
    return new Command(
        "cards down",
        "Stop the local platform; files, journal and ledger stay in .local, what waits in the embedded broker is lost.",
        List.of(),
        List.of("./cards down"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) {
    LocalPlatform.down(Checkout.local());
    System.err.println(
        "The local platform is stopped; ./cards cat and ./cards verify still read its files. To go on with a run later, ./cards stop it first: its savepoint is what resumes.");
    return ExitCode.DONE;
  }
}
