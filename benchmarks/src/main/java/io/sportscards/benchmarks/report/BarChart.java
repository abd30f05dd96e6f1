package io.sportscards.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG that is readable on white and on black. */
public final class BarChart {
  private static final int LABEL_WIDTH = 260;
  private static final int BAR_WIDTH = 420;
  private static final int TEXT_WIDTH = 120;
  private static final int BAR_HEIGHT = 20;
  private static final int STEP = 28;
  private static final int TOP = 40;

  private BarChart() {}

  /**
   * One bar.
   *
   * @param value at least 0
   * @param text what is written behind it
   */
  public record Bar(String label, double value, String text) {}

  /** The picture; the longest bar fills the width. */
  public static String svg(String title, List<Bar> bars) {
    double greatest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    int width = LABEL_WIDTH + BAR_WIDTH + TEXT_WIDTH;
    StringBuilder svg = new StringBuilder();
    svg.append(Svg.open(width, TOP + bars.size() * STEP));
    svg.append(Svg.text(8, 22, "font-weight='bold'", title));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = TOP + i * STEP;
      double length = greatest == 0 ? 0 : bar.value() / greatest * BAR_WIDTH;
      svg.append(Svg.text(LABEL_WIDTH - 8, y + BAR_HEIGHT - 5, "text-anchor='end'", bar.label()));
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x='%d' y='%d' width='%.1f' height='%d' fill='#4c78a8'/>%n",
              LABEL_WIDTH,
              y,
              length,
              BAR_HEIGHT));
      svg.append(Svg.text((int) (LABEL_WIDTH + length) + 6, y + BAR_HEIGHT - 5, "", bar.text()));
    }
    return svg.append("</svg>\n").toString();
  }
}
