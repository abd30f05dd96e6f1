package io.sportscards.backfill.intake;

import java.io.IOException;

/** Turns the lines of one file into rows. */
interface Rows {

  /**
   * The row of a line as a JSON object, or null if the line holds none, as a header does.
   *
   * @throws IOException if the line is no row; its message says why
   */
  byte[] row(byte[] line) throws IOException;

  /** The media type of a line that is no row. */
  String contentType();
}
