package io.sportscards.connectors.journal.example;

import io.sportscards.connectors.journal.JournalSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job of the README: prints a column of a table. */
public final class PrintJournal {

  private PrintJournal() {}

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.enableCheckpointing(10_000);

    String url = args[0];
    String passwordFile = args[1];
    JournalSource<String> source =
        JournalSource.<String>builder()
            // called where it connects, each time: the password never travels with the job
            .setConnection(() -> connection(url, passwordFile))
            .setTable("events")
            .setColumns("event_type", "body")
            .setRowReader(row -> row.id() + " " + row.text("event_type"), Types.STRING)
            .build();

    env.fromSource(source, WatermarkStrategy.noWatermarks(), "read-journal")
        .uid("read-journal")
        .print();
    env.execute("print-journal");
  }

  private static JdbcConnectionOptions connection(String url, String passwordFile) {
    try {
      return new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
          .withUrl(url)
          .withUsername("cards")
          .withPassword(Files.readString(Path.of(passwordFile)).strip())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
