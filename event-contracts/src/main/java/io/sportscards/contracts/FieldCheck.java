package io.sportscards.contracts;

import io.sportscards.contracts.options.v1.FieldRules;
import java.math.BigDecimal;
import java.util.List;

/** The rules of one field, ready to be held against values. */
final class FieldCheck {
  // Bounds what a small body can grow into; a field that needs more says so.
  static final int MOST_CHARACTERS = 1024;
  static final int MOST_ITEMS = 1000;

  private final FieldRules rules;
  private final TextPattern pattern;
  private final int mostCharacters;
  private final int mostItems;

  /**
   * @throws java.util.regex.PatternSyntaxException if the pattern is none
   */
  FieldCheck(FieldRules rules) {
    this.rules = rules;
    this.pattern = rules.getPattern().isEmpty() ? null : new TextPattern(rules.getPattern());
    this.mostCharacters = rules.hasMaxLength() ? rules.getMaxLength() : MOST_CHARACTERS;
    this.mostItems = rules.hasMaxItems() ? rules.getMaxItems() : MOST_ITEMS;
  }

  FieldRules rules() {
    return rules;
  }

  int mostItems() {
    return mostItems;
  }

  int mostCharacters() {
    return mostCharacters;
  }

  /** Refuses an unset field that is required. */
  void missing() throws BrokenRule {
    if (rules.getRequired()) {
      throw new BrokenRule("is not set, but is required");
    }
  }

  void items(List<?> list) throws BrokenRule {
    if (list.size() < rules.getMinItems()) {
      throw new BrokenRule(
          "has " + list.size() + " items, but at least " + rules.getMinItems() + " are expected");
    }
  }

  void text(String text) throws BrokenRule {
    int count = text.length();
    if (count == 0 && rules.getRequired()) {
      throw new BrokenRule("is empty, but is required");
    }
    int characters = count;
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new BrokenRule("holds the character U+0000, which a warehouse cannot");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == count
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new BrokenRule("holds half of a surrogate pair, which is no character");
        }
        i++;
        characters--;
      }
    }
    if (characters > mostCharacters) {
      throw new BrokenRule(
          "has " + characters + " characters, but at most " + mostCharacters + " are expected");
    }
    if (pattern != null && count > 0 && !pattern.matches(text)) {
      throw new BrokenRule(
          "is " + Quote.quote(text) + ", but text that matches " + pattern + " is expected");
    }
  }

  void integer(long value) throws BrokenRule {
    if (rules.hasMin() && value < rules.getMin()) {
      throw tooSmall(Long.toString(value));
    }
    if (rules.hasMax() && value > rules.getMax()) {
      throw tooLarge(Long.toString(value));
    }
  }

  /**
   * @param plain as {@link PlainDecimal} and {@link MoneyAmount} write it
   */
  void decimal(String plain) throws BrokenRule {
    if (!rules.hasMin() && !rules.hasMax()) {
      return;
    }
    BigDecimal value = new BigDecimal(plain);
    if (rules.hasMin() && value.compareTo(BigDecimal.valueOf(rules.getMin())) < 0) {
      throw tooSmall(plain);
    }
    if (rules.hasMax() && value.compareTo(BigDecimal.valueOf(rules.getMax())) > 0) {
      throw tooLarge(plain);
    }
  }

  private BrokenRule tooSmall(String value) {
    return new BrokenRule("is " + value + ", but at least " + rules.getMin() + " is expected");
  }

  private BrokenRule tooLarge(String value) {
    return new BrokenRule("is " + value + ", but at most " + rules.getMax() + " is expected");
  }
}
