package io.sportscards.benchmarks.report;

import java.util.Locale;

/** The few elements that the pictures are made of. */
final class Svg {
  private Svg() {}

  static String open(int width, int height) {
    return String.format(
        Locale.ROOT,
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' viewBox='0 0 %d %d'"
            + " font-family='sans-serif' font-size='13'>%n<rect width='100%%' height='100%%'"
            + " fill='#ffffff'/>%n",
        width,
        height,
        width,
        height);
  }

  static String text(int x, int y, String attributes, String text) {
    return String.format(
        Locale.ROOT,
        "<text x='%d' y='%d' fill='#222222' %s>%s</text>%n",
        x,
        y,
        attributes,
        escaped(text));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }
}
