package io.sportscards.demo.commands;

import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Lets a run go on with another parallelism. */
public final class RescaleCommand implements CliCommand {
  private static final Setting<Integer> PARALLELISM =
      PlatformSettings.PARALLELISM.withDefault(null).asFlag();

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(List.of(PARALLELISM));
    settings.addAll(Handover.SETTINGS);
    return new Command(
        "cards rescale",
        "Change the live job's parallelism: stop with a savepoint, start from it, all else as it was.",
        settings,
        List.of("./cards rescale --parallelism 3"));
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    new Handover(settings).to(LiveJobs.flags(List.of(PARALLELISM), settings));
    return ExitCode.DONE;
  }
}
