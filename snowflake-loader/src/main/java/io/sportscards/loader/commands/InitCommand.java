package io.sportscards.loader.commands;

import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the warehouse's tables. */
final class InitCommand implements CliCommand {
  private static final Setting<Boolean> PRINT =
      SettingTypes.toggle("PRINT", "Only print the statements");

  private final LoaderParts parts;

  InitCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(parts.warehouseSettings());
    settings.add(PRINT);
    return new Command(
        "cards init",
        "Make the warehouse's schemas and tables; what is there stays as it is.",
        settings,
        List.of("./cards init", "./cards init --print"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Warehouse warehouse = parts.warehouse(settings, null);
    if (settings.get(PRINT)) {
      for (String script : warehouse.ddl()) {
        warehouse
            .statements()
            .ddl(script)
            .forEach(statement -> System.out.println(statement + ";\n"));
      }
      return ExitCode.DONE;
    }
    apply(warehouse);
    System.out.println("RAW is ready in " + warehouse.address());
    return ExitCode.DONE;
  }

  /** Runs all scripts; each of their statements may run again. */
  static void apply(Warehouse warehouse) throws SQLException, IOException, InterruptedException {
    try (Connection session = warehouse.connect();
        Statement statement = session.createStatement()) {
      for (String script : warehouse.ddl()) {
        for (String ddl : warehouse.statements().ddl(script)) {
          statement.execute(ddl);
        }
      }
    }
  }
}
