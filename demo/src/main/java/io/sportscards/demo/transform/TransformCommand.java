package io.sportscards.demo.transform;

import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.Loading;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import io.sportscards.settings.WarehouseSettings;
import io.sportscards.settings.screen.Progress;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Brings STAGING and MART up to what is loaded. */
public final class TransformCommand implements CliCommand {
  private static final Setting<Path> FILE = Loading.PARTS.file();

  /** What dbt reads from its environment. */
  private static final List<Setting<?>> DBT =
      List.of(
          WarehouseSettings.DBT_TARGET,
          WarehouseSettings.DBT_PROFILES_DIR,
          WarehouseSettings.RAW_EVENTS_FRESHNESS_WARN_HOURS,
          WarehouseSettings.RAW_EVENTS_FRESHNESS_ERROR_HOURS,
          WarehouseSettings.VOLUME_ANOMALY_PCT,
          WarehouseSettings.VOLUME_ANOMALY_LOOKBACK_DAYS);

  @Override
  public Command spec() {
    return new Command(
        "cards transform",
        "Build and test the tables of STAGING and MART with dbt, over the local warehouse.",
        Stream.concat(Stream.of(FILE), DBT.stream()).toList(),
        List.of("./cards transform", "./cards transform --warehouse-file /tmp/copy.duckdb"));
  }

  @Override
  public boolean talksToServers() {
    return false;
  }

  @Override
  public ExitCode run(Settings settings) throws Exception {
    transform(settings);
    return ExitCode.DONE;
  }

  /** Does it, and says what it did. */
  public static TransformReport transform(Settings settings) throws Exception {
    if (settings.get(WarehouseSettings.DBT_TARGET) == WarehouseSettings.DbtTarget.SNOWFLAKE) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "DBT_TARGET is snowflake, and this command works on the local warehouse; for Snowflake run scripts/dbt.sh build");
    }
    Path warehouse = settings.get(FILE).toAbsolutePath();
    Map<String, String> environment = new HashMap<>();
    DBT.forEach(setting -> environment.put(setting.name(), settings.text(setting)));
    environment.put("WAREHOUSE_FILE", warehouse.toString());
    LocalDateTime before = BuiltRows.lastLoad(warehouse);
    Progress progress = Progress.onStandardError();
    DbtReport dbt =
        new DbtBuild(Checkout.root(), Checkout.local(), warehouse, environment).run(progress::show);
    progress.done("dbt: %d models built, %d tests run".formatted(dbt.models(), dbt.tests()));
    TransformReport report = new TransformReport(dbt, BuiltRows.since(before, warehouse));
    System.out.println("  " + report.text());
    return report;
  }
}
