package io.sportscards.demo.commands;

import io.sportscards.demo.services.Checkout;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.platform.Part;
import io.sportscards.platform.PlatformOptions;
import io.sportscards.platform.RunsOtherwiseException;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Settings;
import io.sportscards.settings.Sources;
import io.sportscards.settings.screen.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Starts the local platform and leaves it running. */
public final class UpCommand implements CliCommand {
  @Override
  public Command spec() {
    return new Command(
        "cards up",
        "Start the local platform and leave it running: broker, journal, S3 server, Flink session cluster.",
        PlatformFlags.ALL,
        List.of(
            "./cards up",
            "./cards up --broker rabbitmq",
            "./cards up --broker amqps://broker:5671 --s3-endpoint https://s3.example --flink-rest http://flink:8081"));
  }

  /** What runs does not hide what {@code .env} asks for now. */
  @Override
  public Sources from(Sources sources) {
    List<Path> files = new ArrayList<>(sources.envFiles());
    Collections.reverse(files);
    return new Sources(sources.arguments(), sources.environment(), files);
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    start(PlatformFlags.options(Checkout.local(), settings));
    System.err.println(
        "The addresses are in " + Checkout.local().resolve("env") + "; ./cards down stops it.");
    return ExitCode.DONE;
  }

  /** Starts the parts and shows them. */
  static void start(PlatformOptions options) throws CommandFailure {
    try {
      show(LocalPlatform.up(options));
    } catch (RunsOtherwiseException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage());
    } catch (IllegalStateException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage());
    }
  }

  private static void show(List<Part> parts) {
    Table table = new Table("part", "server", "address", "pids");
    parts.forEach(
        part -> table.row(part.name(), part.kind(), part.address(), part.runningPids().toString()));
    System.out.print(table);
  }
}
