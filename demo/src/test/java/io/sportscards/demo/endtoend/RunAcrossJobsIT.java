package io.sportscards.demo.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.demo.endtoend.CardsProcess.Answer;
import io.sportscards.demo.services.Checkout;
import io.sportscards.demo.services.JobJar;
import io.sportscards.platform.flink.FlinkRest;
import io.sportscards.platform.ledger.CheckReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run written by job after job, each started by one command while messages arrive: no line may
 * be lost or there twice, wherever it was when its job ended.
 */
class RunAcrossJobsIT {
  private static final int EVENTS = 3_000;

  @TempDir static Path dir;
  private static OperatedStack stack;
  private static CardsProcess cards;

  @BeforeAll
  static void start() throws Exception {
    stack = OperatedStack.start(dir);
    cards = stack.cards;
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void eachEventIsArchivedOnceThroughStopResumeRescaleUpgradeAndDrain() throws Exception {
    String jar = JobJar.find(Checkout.root().getParent()).toString();
    Path withAddedOperator = AddedOperatorJar.of(Path.of(jar), dir.resolve("upgrade"));

    assertThat(cards.run("live", "--archive-roll-bytes", "2MiB").succeeded())
        .contains("/#/job/running/" + stack.job().id());
    stack.publish(1, EVENTS);
    String stopped = cards.run("stop").succeeded();
    assertNothingIsWrongSoFar();

    cards
        .run("live", "--savepoint", stopped, "--parallelism", "1", "--archive-roll-bytes", "2MiB")
        .succeeded();
    assertThat(stack.vertices()).extracting(FlinkRest.Vertex::parallelism).containsOnly(1);
    stack.publish(2, EVENTS);
    assertThat(cards.run("rescale", "--parallelism", "3").succeeded())
        .contains("/_flink/savepoints/savepoint-", "/#/job/running/" + stack.job().id());
    assertThat(stack.vertices()).extracting(FlinkRest.Vertex::parallelism).containsOnly(3);
    assertRefused(
        cards.run("rescale", "--parallelism", "4"),
        "Parallelism 4 needs as many slots; the cluster has 3");
    stack.publish(3, EVENTS);
    cards.run("upgrade", "--jar", withAddedOperator.toString()).succeeded();
    assertThat(stack.vertices())
        .extracting(FlinkRest.Vertex::name)
        .anyMatch(name -> name.contains(AddedOperatorJar.OPERATOR));
    assertThat(stack.parameter("archive-roll-bytes")).isEqualTo("2MiB");
    stack.publish(4, EVENTS);
    stack.awaitEmptyQueue();
    String drained = cards.run("stop", "--drain").succeeded();
    assertExact();

    assertRefused(
        cards.run("live", "--savepoint", stopped), "what came between would be archived twice");
    assertExact();

    // back in the release without the operator, from the savepoint of a drained job
    cards.run("live", "--savepoint", drained).succeeded();
    stack.publish(4, EVENTS);
    stack.publish(5, EVENTS);
    stack.awaitEmptyQueue();
    cards.run("stop", "--drain").succeeded();
    assertExact();

    String seen = cards.run("bootstrap", "--run-id", "live-2").succeeded();
    cards.run("live", "--run-id", "live-2", "--savepoint", seen).succeeded();
    stack.publish(5, EVENTS);
    stack.publish(6, EVENTS);
    stack.awaitEmptyQueue();
    cards.run("stop", "--run-id", "live-2", "--drain").succeeded();
    assertExact();
  }

  @Test
  void whatCannotWorkIsRefused() throws Exception {
    assertRefused(cards.run("rescale", "--parallelism", "2"), "No job of run live-1 runs at ");
    assertRefused(cards.run("upgrade", "--jar", "no.jar"), "no.jar\" is no file");
  }

  /** What is not in files yet is missing, and that is all. */
  private static void assertNothingIsWrongSoFar() throws IOException {
    CheckReport report = stack.check();
    assertThat(report.rows())
        .allSatisfy(row -> assertThat(row.twice() + row.wrong() + row.invented()).isZero());
    assertThat(report.rows()).anySatisfy(row -> assertThat(row.missing()).isPositive());
    assertThat(report.firstProblems()).noneMatch(problem -> problem.startsWith("File "));
  }

  private static void assertExact() throws IOException {
    CheckReport report = stack.check();
    assertThat(report.firstProblems()).isEmpty();
    assertThat(report.lines()).isGreaterThan(4 * EVENTS);
  }

  private static void assertRefused(Answer answer, String why) {
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(2);
    assertThat(answer.err()).contains(why);
  }
}
