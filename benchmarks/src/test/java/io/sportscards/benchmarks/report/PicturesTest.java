package io.sportscards.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.benchmarks.report.BarChart.Bar;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PicturesTest {
  @Test
  void aBarIsAsLongAsItsShareOfTheGreatest() throws Exception {
    Document svg =
        parsed(BarChart.svg("A & B", List.of(new Bar("<a>", 2, "2 us"), new Bar("b", 1, "1 us"))));

    assertThat(rectangleWidth(svg, 1)).isEqualTo(2 * rectangleWidth(svg, 2));
    assertThat(svg.getElementsByTagName("text").item(1).getTextContent()).isEqualTo("<a>");
  }

  @Test
  void aBoxIsAsWideAsItsShareOfTheSamples() throws Exception {
    FlameGraph graph = new FlameGraph();
    graph.add(List.of("main", "a"), 3);
    graph.add(List.of("main", "b"), 1);

    Document svg = parsed(graph.svg("flames"));

    assertThat(rectangleWidth(svg, 1)).isEqualTo(1200);
    assertThat(rectangleWidth(svg, 2)).isEqualTo(900);
    assertThat(rectangleWidth(svg, 3)).isEqualTo(300);
  }

  private static double rectangleWidth(Document svg, int index) {
    return Double.parseDouble(
        svg.getElementsByTagName("rect")
            .item(index)
            .getAttributes()
            .getNamedItem("width")
            .getTextContent());
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
