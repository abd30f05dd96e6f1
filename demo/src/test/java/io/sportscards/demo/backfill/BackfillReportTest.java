package io.sportscards.demo.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.flink.FlinkRest.Vertex;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BackfillReportTest {
  private static CommittedFiles files(long accepted, long malformed) {
    return new CommittedFiles(
        2,
        3,
        1_234,
        new TreeMap<>(Map.of("accepted", accepted, "MALFORMED_JSON", malformed)),
        List.of(),
        List.of());
  }

  @Test
  void theFlowIsThatOfTheThreeChains() {
    List<Vertex> vertices =
        List.of(
            vertex("Source: read-journal -> decode-event", 0, 1_010),
            vertex("drop-duplicates", 1_010, 1_000),
            vertex("archive-lines: Writer -> archive-lines: number-commits", 1_000, 4),
            vertex("archive-lines: Committer", 4, 0));

    RecordFlow flow = RecordFlow.of(vertices);

    assertThat(flow).isEqualTo(new RecordFlow(1_010, 1_010, 1_000, 1_000, true));
    assertThat(flow.duplicates()).isEqualTo(10);
  }

  private static Vertex vertex(String name, long in, long out) {
    return new Vertex("v", name, 2, 0, in, out);
  }

  @Test
  void countsThatAgreeAreNoProblem() {
    BackfillReport report =
        new BackfillReport(
            ExpectedRows.exactly("The journal counts", 1_010),
            new RecordFlow(1_010, 1_010, 1_000, 1_000, true),
            files(990, 10));

    assertThat(report.problems()).isEmpty();
    assertThat(report.text())
        .isEqualTo(
            """
              outcome          rows
              --------------  -----
              read            1,010
              accepted          990
              MALFORMED_JSON     10
              duplicate          10

              1,000 lines in 3 files (1,234 bytes) named by 2 manifests
            """);
  }

  @Test
  void eachCountThatDiffersIsNamed() {
    BackfillReport report =
        new BackfillReport(
            ExpectedRows.exactly("The journal counts", 1_011),
            new RecordFlow(1_010, 1_009, 1_000, 1_000, true),
            files(990, 9));

    assertThat(report.problems())
        .containsExactly(
            "The journal counts 1,011 rows, but 1,010 were read.",
            "1,010 rows were read, but 1,009 lines were looked at for duplicates.",
            "1,000 lines were to be archived, but the manifests name 999.");
  }

  @Test
  void countsFromACheckpointOnBoundTheOthers() {
    RecordFlow late = new RecordFlow(300, 300, 290, 290, true).sinceACheckpoint();
    ExpectedRows expected = ExpectedRows.exactly("The journal counts", 1_010);

    assertThat(new BackfillReport(expected, late, files(990, 10)).problems()).isEmpty();
    assertThat(new BackfillReport(expected, late, files(990, 10)).text())
        .contains("read since the last restart", "duplicate since the last restart");
    assertThat(new BackfillReport(expected, late, files(280, 9)).problems())
        .containsExactly("290 lines were to be archived, but the manifests name 289.");
    assertThat(new BackfillReport(expected, late, files(1_001, 10)).problems())
        .containsExactly("The journal counts 1,010 rows, but the manifests name 1,011 lines.");
  }
}
