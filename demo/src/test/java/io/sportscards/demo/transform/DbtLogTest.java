package io.sportscards.demo.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DbtLogTest {
  private final DbtLog log = new DbtLog();

  /** A line of dbt, with single quotes in place of double ones. */
  private void take(String name, String level, String data) {
    log.take(
        "{'data':{%s},'info':{'name':'%s','level':'%s','msg':'said at length'}}"
            .formatted(data, name, level)
            .replace('\'', '"'));
  }

  private static String node(String name, String status) {
    return "'execution_time':0.25,'status':'%s','node_info':{'node_name':'%s','node_status':'%s','node_relation':{'schema':'audit','alias':'%s'}}"
        .formatted(status, name, status, name);
  }

  @Test
  void whatRunsIsNamedWithItsPlace() {
    assertThat(log.progress()).isEqualTo("reading the project");
    take("LogStartLine", "info", "'index':3,'total':574," + node("fct_orders", "started"));
    assertThat(log.progress()).isEqualTo("3 of 574, fct_orders");
  }

  @Test
  void modelsAndTestsAreCountedWithTheirTimes() {
    take("LogModelResult", "info", node("fct_orders", "success"));
    take("LogTestResult", "info", node("unique_key", "pass"));
    take("LogTestResult", "warn", "'num_failures':4," + node("accepted_values", "warn"));
    assertThat(log.failures()).isEmpty();
    assertThat(log.report(Duration.ofSeconds(9)))
        .isEqualTo(
            new DbtReport(
                1, 2, 1, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(9)));
  }

  @Test
  void aTestThatFindsRowsAndAModelThatBreaksAreNamed() {
    take("LogTestResult", "error", "'num_failures':1200," + node("unique_key", "fail"));
    take("LogModelResult", "error", node("fct_orders", "error"));
    assertThat(log.failures())
        .containsExactly(
            "test unique_key finds 1,200 rows, kept in audit.unique_key",
            "model fct_orders could not be run");
  }

  @Test
  void aUnitTestHasItsStatusElsewhere() {
    String unit =
        "'execution_time':0.25,'status':'%s','num_failures':0,'node_info':{'node_name':'rounding','node_status':'None','resource_type':'unit_test'}";
    take("LogTestResult", "info", unit.formatted("pass"));
    assertThat(log.failures()).isEmpty();
    take("LogTestResult", "error", unit.formatted("fail"));
    assertThat(log.failures()).containsExactly("test rounding gets other rows than it expects");
  }

  @Test
  void whatIsNotOfDbtIsKeptAsLastWords() {
    log.take("python3: command not found");
    log.take("");
    assertThat(log.hasStarted()).isFalse();
    assertThat(log.lastWords()).isEqualTo("python3: command not found");
    take("MainEncounteredError", "error", "");
    assertThat(log.hasStarted()).isTrue();
    assertThat(log.lastWords()).isEqualTo("said at length");
  }
}
