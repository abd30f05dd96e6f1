package io.sportscards.connectors.journal.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.connectors.journal.OnPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PrintJournalIT extends OnPostgres {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @TempDir Path dir;

  @Test
  void theJobOfTheReadmePrintsEveryRow() throws Exception {
    insert(1, 20, 10);
    Path password = Files.writeString(dir.resolve("password"), server.password() + "\n");
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      PrintJournal.main(new String[] {server.jdbcUrl(), password.toString()});
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.endsWith("1 type_1"))
        .anyMatch(line -> line.endsWith("20 type_0"))
        .filteredOn(line -> line.contains(" type_"))
        .hasSize(20);
  }
}
