package io.sportscards.backfill.intake;

/** Rows of a file with one JSON object a line. */
final class NdjsonRows implements Rows {

  @Override
  public byte[] row(byte[] line) {
    return line;
  }

  @Override
  public String contentType() {
    return "application/json";
  }
}
