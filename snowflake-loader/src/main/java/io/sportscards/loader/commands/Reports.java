package io.sportscards.loader.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sportscards.loader.batch.BatchReport;
import io.sportscards.settings.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** What the commands that load say in the end. */
final class Reports {
  private Reports() {}

  /** Prints the result to standard output, what is wrong to standard error. */
  static ExitCode show(BatchReport total, List<String> problems, boolean asJson) {
    System.out.println(asJson ? json(total) : text(total));
    total
        .rejected()
        .forEach((file, reason) -> System.err.println("  ! " + file.path() + " " + reason));
    problems.forEach(problem -> System.err.println("  ! " + problem));
    return total.rejected().isEmpty() && problems.isEmpty() ? ExitCode.DONE : ExitCode.DISAGREE;
  }

  /** One line. */
  static String text(BatchReport total) {
    return "%,d files loaded with %,d lines: %,d events added or replaced, %,d lines quarantined, %,d conflicts; %,d files rejected"
        .formatted(
            total.files(),
            total.lines(),
            total.events(),
            total.quarantined() - total.conflicts(),
            total.conflicts(),
            total.rejected().size());
  }

  private static String json(BatchReport total) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("files", total.files());
    node.put("lines", total.lines());
    node.put("events", total.events());
    node.put("quarantined", total.quarantined());
    node.put("conflicts", total.conflicts());
    node.put("rejected_files", total.rejected().size());
    return node.toString();
  }

  /** This process, for people who look for it. */
  static String holder() throws IOException {
    return InetAddress.getLocalHost().getHostName() + ":" + ProcessHandle.current().pid();
  }
}
