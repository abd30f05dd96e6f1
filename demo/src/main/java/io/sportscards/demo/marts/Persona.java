package io.sportscards.demo.marts;

import java.util.Locale;

/** Who asks. */
enum Persona {
  PRODUCT,
  MARKETING,
  OPERATIONS;

  /** For people. */
  String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
