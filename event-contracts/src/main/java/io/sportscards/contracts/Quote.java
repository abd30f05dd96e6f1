package io.sportscards.contracts;

/** Shows a piece of a message in a sentence without letting it take the sentence over. */
final class Quote {
  private static final int LONGEST_VALUE = 64; // characters; enough to recognise a value by
  private static final int LONGEST_SENTENCE = 500;

  private Quote() {}

  static String quote(String text) {
    return text.length() <= LONGEST_VALUE
        ? "\"" + text + "\""
        : "\"" + text.substring(0, LONGEST_VALUE) + "...\" (" + text.length() + " characters)";
  }

  /** A sentence of some library's, which may quote without bounds. */
  static String clip(String sentence) {
    return sentence.length() <= LONGEST_SENTENCE
        ? sentence
        : sentence.substring(0, LONGEST_SENTENCE) + "...";
  }
}
