package io.sportscards.demo.transform;

import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.Loading;
import io.sportscards.settings.CliCommand;
import io.sportscards.settings.Command;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import io.sportscards.settings.screen.Progress;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** Brings STAGING and MART up to what is loaded. */
public final class TransformCommand implements CliCommand {
  private static final Setting<Path> FILE = Loading.PARTS.file();

  @Override
  public Command spec() {
    return new Command(
        "cards transform",
        "Build and test the tables of STAGING and MART with dbt, over the local warehouse.",
        List.of(FILE),
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
    Path warehouse = settings.get(FILE).toAbsolutePath();
    LocalDateTime before = BuiltRows.lastLoad(warehouse);
    Progress progress = Progress.onStandardError();
    DbtReport dbt = new DbtBuild(Checkout.root(), Checkout.local(), warehouse).run(progress::show);
    progress.done("dbt: %d models built, %d tests run".formatted(dbt.models(), dbt.tests()));
    TransformReport report = new TransformReport(dbt, BuiltRows.since(before, warehouse));
    System.out.println("  " + report.text());
    return report;
  }
}
