package io.sportscards.loader.commands;

import static io.sportscards.settings.WarehouseSettings.WAREHOUSE;

import io.sportscards.loader.warehouse.DuckDbWarehouse;
import io.sportscards.loader.warehouse.SnowflakeWarehouse;
import io.sportscards.loader.warehouse.Warehouse;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.SettingTypes;
import io.sportscards.settings.Settings;
import io.sportscards.settings.WarehouseSettings.Engine;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Makes the warehouse's tables, and in Snowflake all that is around them. */
final class InitCommand implements CliCommand {
  private static final Setting<Boolean> PRINT =
      SettingTypes.toggle("PRINT", "Only print the statements");
  private static final Setting<Path> ENVIRONMENT =
      SettingTypes.path(
              "ENVIRONMENT",
              "",
              "For Snowflake: file with the names and sizes of one environment, such as sql/environments/dev.properties")
          .asFlag();
  private static final Setting<String> BUCKET = PlatformSettings.S3_BUCKET.withDefault("");

  private final LoaderParts parts;

  InitCommand(LoaderParts parts) {
    this.parts = parts;
  }

  @Override
  public Command spec() {
    List<Setting<?>> settings = new ArrayList<>(parts.warehouseSettings());
    settings.addAll(List.of(BUCKET, PlatformSettings.S3_PREFIX, ENVIRONMENT, PRINT));
    return new Command(
        "cards init",
        "Make the warehouse's schemas and tables, and in Snowflake warehouses, roles, users and the stage; what is there stays as it is.",
        settings,
        List.of(
            "./cards init",
            "./cards init --print",
            "./cards init --warehouse snowflake --snowflake-role ACCOUNTADMIN --environment sql/environments/dev.properties"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    Warehouse warehouse;
    List<String> statements;
    if (settings.get(WAREHOUSE) == Engine.SNOWFLAKE) {
      SnowflakeWarehouse snowflake =
          SnowflakeAccess.warehouse(settings, settings.get(PlatformSettings.S3_PREFIX), null);
      statements = statements(snowflake, settings);
      warehouse = snowflake;
    } else {
      DuckDbWarehouse duckDb = parts.duckDb(settings, null);
      statements = duckDb.ddl();
      warehouse = duckDb;
    }
    if (settings.get(PRINT)) {
      statements.forEach(statement -> System.out.println(statement + ";\n"));
      return ExitCode.DONE;
    }
    warehouse.init(statements);
    System.out.println("RAW is ready in " + warehouse.address());
    return ExitCode.DONE;
  }

  private static List<String> statements(SnowflakeWarehouse warehouse, Settings settings)
      throws CommandFailure, IOException {
    Path file = settings.get(ENVIRONMENT);
    String bucket = settings.get(BUCKET);
    if (file == null || bucket == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          file == null
              ? "--environment is missing; expected a file such as sql/environments/dev.properties, which names warehouses and roles"
              : "S3_BUCKET is missing; expected the bucket of the archive, which the stage reads");
    }
    String prefix = settings.get(PlatformSettings.S3_PREFIX);
    try {
      return warehouse.ddl(
          read(file), "s3://" + bucket + "/" + (prefix == null ? "" : prefix + "/"));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s does not name what the scripts in sql/snowflake do: %s"
              .formatted(file, e.getMessage()));
    }
  }

  private static Map<String, String> read(Path file) throws CommandFailure, IOException {
    if (!Files.isReadable(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "Cannot read " + file + ", which --environment names");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((name, value) -> values.put((String) name, (String) value));
    return values;
  }
}
