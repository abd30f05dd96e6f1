package io.sportscards.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  private static final String LETTERS = "AMZamz059._:-+]\\/@[`{ \u007f\u00e9\u0131\u2028\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[A-Z]{2}",
        "[A-Z]{3}",
        "[A-Za-z0-9._-]+",
        "[A-Za-z0-9._:-]+",
        "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*",
        "[^A-Z]+",
        "[A-Z]*",
        "[.-_]+",
        "[\\w-]+",
        "[a-z&&[m]]+"
      })
  void aPatternAcceptsWhatItsRegularExpressionDoes(String regex) {
    TextPattern pattern = new TextPattern(regex);
    Pattern expression = Pattern.compile(regex);
    SplittableRandom random = new SplittableRandom(1);

    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      assertThat(pattern.matches(text)).as(text).isEqualTo(expression.matcher(text).matches());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[A-Z]{3}", "a(b|c)"})
  void aPatternIsShownAsItIsWritten(String regex) {
    assertThat(new TextPattern(regex)).hasToString(regex);
  }

  private static String text(SplittableRandom random) {
    // few letters, so that texts of letters alone, and the same ones, come often
    int variety = random.nextBoolean() ? 12 : LETTERS.length();
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(5); length > 0; length--) {
      text.append(LETTERS.charAt(random.nextInt(variety)));
    }
    return text.toString();
  }
}
