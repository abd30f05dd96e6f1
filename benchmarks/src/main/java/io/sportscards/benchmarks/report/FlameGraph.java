package io.sportscards.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a program spends its time: one box per call path, as wide as its share, callers below. A
 * box tells its whole name and share when pointed at.
 */
public final class FlameGraph {
  private static final int WIDTH = 1200;
  private static final int ROW = 16;
  private static final int TOP = 34;
  private static final double NARROWEST = 0.5; // narrower boxes, in pixels, are left out
  private static final double LETTER_WIDTH = 6.2;

  private final Node root = new Node();
  private int deepest;

  private static final class Node {
    private final Map<String, Node> callees = new TreeMap<>();
    private long samples;
  }

  /** Adds samples of one call path, outermost caller first. */
  public void add(List<String> path, long samples) {
    Node node = root;
    node.samples += samples;
    for (String frame : path) {
      node = node.callees.computeIfAbsent(frame, f -> new Node());
      node.samples += samples;
    }
  }

  /** The picture. */
  public String svg(String title) {
    StringBuilder boxes = new StringBuilder();
    deepest = 0;
    boxes(root, 0, 0, boxes);
    int height = TOP + (deepest + 1) * ROW + 4;
    // grown upwards: turned around once the height is known
    return Svg.open(WIDTH, height)
        + Svg.text(8, 20, "font-weight='bold'", title)
        + String.format(
            Locale.ROOT, "<g transform='translate(0,%d)' font-size='11'>%n", height - ROW - 4)
        + boxes
        + "</g>\n</svg>\n";
  }

  private void boxes(Node node, double from, int depth, StringBuilder out) {
    double x = from;
    for (Map.Entry<String, Node> callee : node.callees.entrySet()) {
      double width = (double) callee.getValue().samples / root.samples * WIDTH;
      if (width >= NARROWEST) {
        deepest = Math.max(deepest, depth);
        box(callee.getKey(), callee.getValue().samples, x, width, depth, out);
        boxes(callee.getValue(), x, depth + 1, out);
      }
      x += width;
    }
  }

  private void box(
      String frame, long samples, double x, double width, int depth, StringBuilder out) {
    int letters = (int) (width / LETTER_WIDTH);
    String shown = letters < 4 ? "" : frame.substring(0, Math.min(letters, frame.length()));
    out.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s, %.2f %%</title><rect x='%.1f' y='%d' width='%.1f' height='%d' fill='%s'"
                + " stroke='#ffffff' stroke-width='0.5'/><text x='%.1f' y='%d'>%s</text></g>%n",
            Svg.escaped(frame),
            100.0 * samples / root.samples,
            x,
            -depth * ROW,
            width,
            ROW,
            colour(frame),
            x + 2,
            -depth * ROW + 12,
            Svg.escaped(shown)));
  }

  /** Ours, Flink's, other Java, native. */
  private static String colour(String frame) {
    if (frame.startsWith("io/sportscards/")) {
      return "#f4a259";
    }
    if (frame.startsWith("org/apache/flink/")) {
      return "#a8c686";
    }
    return frame.contains("/") && !frame.contains("::") ? "#9fc5e8" : "#d9b8c4";
  }
}
