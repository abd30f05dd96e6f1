package io.sportscards.demo.commands;

import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobJar;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jar that a live job is started from. */
final class LiveJar {
  /** What a command must list to use it. */
  static final Setting<Path> FLAG =
      SettingTypes.path(
              "JAR",
              "",
              "Job jar, of another release for instance; empty for that of this checkout")
          .asFlag();

  private LiveJar() {}

  /**
   * The one that is asked for.
   *
   * @throws CommandFailure when it is not there
   */
  static Path of(Settings settings) throws CommandFailure, IOException {
    Path jar = settings.get(FLAG);
    if (jar == null) {
      return JobJar.find(Checkout.root());
    }
    if (!Files.isRegularFile(jar)) {
      throw new CommandFailure(
          ExitCode.USAGE, "JAR=\"" + jar + "\" is no file; expected the jar of a live job");
    }
    return jar;
  }
}
