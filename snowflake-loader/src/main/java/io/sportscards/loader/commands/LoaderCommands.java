package io.sportscards.loader.commands;

import io.sportscards.settings.CliCommand;
import java.util.List;

/** The loader's commands, in the order of the overview. */
public final class LoaderCommands {
  private LoaderCommands() {}

  /** Loads what is new. */
  public static CliCommand load(LoaderParts parts) {
    return new LoadCommand(parts);
  }

  /** Holds the archive against the warehouse. */
  public static CliCommand reconcile(LoaderParts parts) {
    return new ReconcileCommand(parts);
  }

  /** Every one of them. */
  public static List<CliCommand> all(LoaderParts parts) {
    return List.of(
        new InitCommand(parts),
        load(parts),
        reconcile(parts),
        new FindCommand(parts),
        new ListRejectsCommand(parts),
        new RetryRejectsCommand(parts));
  }
}
