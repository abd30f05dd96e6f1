package io.sportscards.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern rule of a field. Most patterns are one class of ASCII letters, repeated; these are
 * looked up in a table, since a regular expression takes longer than all else that a text is held
 * against. For any number of threads.
 */
final class TextPattern {
  private static final Pattern ONE_CLASS =
      Pattern.compile("\\[((?:[A-Za-z0-9](?:-[A-Za-z0-9])?|[._:])+-?)](\\+|\\{(\\d{1,4})})");
  private static final int REMEMBERED = 64;

  private final Pattern pattern;
  private final boolean[] letters;
  private final int length;
  // Of other patterns, such as that of event_type, which takes few values. A thread that misses
  // what another one put in merely asks the pattern
  private final String[] accepted;

  /**
   * @throws java.util.regex.PatternSyntaxException if the text is no regular expression
   */
  TextPattern(String regex) {
    pattern = Pattern.compile(regex);
    Matcher oneClass = ONE_CLASS.matcher(regex);
    if (oneClass.matches()) {
      letters = letters(oneClass.group(1));
      length = oneClass.group(3) == null ? 0 : Integer.parseInt(oneClass.group(3));
      accepted = new String[0];
    } else {
      letters = new boolean[0];
      length = 0;
      accepted = new String[REMEMBERED];
    }
  }

  private static boolean[] letters(String members) {
    boolean[] letters = new boolean[128];
    for (int i = 0; i < members.length(); i++) {
      boolean isRange = i + 2 < members.length() && members.charAt(i + 1) == '-';
      char last = members.charAt(isRange ? i + 2 : i);
      for (char c = members.charAt(i); c <= last; c++) {
        letters[c] = true;
      }
      i += isRange ? 2 : 0;
    }
    return letters;
  }

  boolean matches(String text) {
    return accepted.length == 0 ? isOfLetters(text) : isAccepted(text);
  }

  private boolean isOfLetters(String text) {
    int count = text.length();
    if (length == 0 ? count == 0 : count != length) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= letters.length || !letters[c]) {
        return false;
      }
    }
    return true;
  }

  private boolean isAccepted(String text) {
    int place = Math.floorMod(text.hashCode(), REMEMBERED);
    if (text.equals(accepted[place])) {
      return true;
    }
    boolean matches = pattern.matcher(text).matches();
    if (matches) {
      accepted[place] = text;
    }
    return matches;
  }

  /** The regular expression. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
