package io.sportscards.demo.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void textThatWouldSteerATerminalIsDefused() {
    assertThat(Printable.text("a\u001b[2Jb\r\n\u009bc\u202ed", 100)).isEqualTo("a.[2Jb...c.d");
    assertThat(Printable.text(null, 100)).isEqualTo("-");
  }

  @Test
  void textIsCutAfterSoManyCharactersAndSaysSo() {
    assertThat(Printable.text("abcdef", 3)).isEqualTo("abc...");
    assertThat(Printable.text("abc", 3)).isEqualTo("abc");
  }

  @Test
  void aBodyIsTextWhereItCanBeAndDigitsElsewhere() {
    assertThat(Printable.body("{\"name\":\"Zoë\"}".getBytes(UTF_8), 100))
        .isEqualTo("{\"name\":\"Zoë\"}");
    assertThat(Printable.body("Zoë".getBytes(UTF_8), 3)).isEqualTo("Zo...");
    assertThat(Printable.body(new byte[] {1, 2, (byte) 0xff}, 2)).isEqualTo("0x0102...");
    assertThat(Printable.body(new byte[0], 10)).isEmpty();
  }
}
