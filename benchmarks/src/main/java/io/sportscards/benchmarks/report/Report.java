package io.sportscards.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * The result of one benchmark.
 *
 * @param name of its files and of its make target
 * @param title its heading
 * @param question what was measured, and how, in sentences
 * @param tables the figures
 * @param pictures SVG by file name without its ending, in the order shown
 * @param remarks what limits the result, and what else to know, a sentence or more each
 * @param machine what it ran on
 */
public record Report(
    String name,
    String title,
    String question,
    List<Table> tables,
    Map<String, String> pictures,
    List<String> remarks,
    String machine) {

  /** One whose figures are in one table. */
  public Report(
      String name,
      String title,
      String question,
      Table table,
      Map<String, String> pictures,
      List<String> remarks,
      String machine) {
    this(name, title, question, List.of(table), pictures, remarks, machine);
  }

  /** The first table. */
  public Table table() {
    return tables.get(0);
  }
}
