package io.sportscards.benchmarks.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void eachPersonaHasQueriesOfItsOwn() throws Exception {
    List<Query> queries = Query.of("MART", Path.of("../sql/mart_examples.sql"));

    assertThat(queries)
        .extracting(query -> query.name().replaceFirst(":.*", ""))
        .containsOnly("Product", "Marketing", "Operations");
    assertThat(queries).extracting(Query::sql).allMatch(sql -> !sql.contains(";"));
  }

  @Test
  void ofTwentyRunsTheLastButOneIsThe95thPercentile() {
    List<Double> millis = IntStream.rangeClosed(1, 20).asDoubleStream().boxed().toList();
    QueryTime time = new QueryTime(new Query("MART", "a", "select 1"), 1, millis);

    assertThat(time.p50()).isEqualTo(10);
    assertThat(time.p95()).isEqualTo(19);
    assertThat(new QueryTime(time.query(), 1, Collections.nCopies(5, 3.0)).p95()).isEqualTo(3);
  }
}
