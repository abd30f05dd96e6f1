package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonBufferTest {
  private static String written(String text) {
    return new String(new JsonBuffer(1 << 20).string(text).copy(), UTF_8);
  }

  @Test
  void everyCharacterIsReadBackByAJsonParser() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 1; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    try (JsonParser in = new JsonFactory().createParser(written(all.toString()))) {
      in.nextToken();
      assertThat(in.getText()).isEqualTo(all.toString());
    }
  }

  @Test
  void onlyWhatMustBeEscapedIs() {
    assertThat(written("\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028é"))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028é\"");
  }

  @Test
  void whatNoWarehouseHoldsIsReplaced() {
    assertThat(written("a\0b\uD83Dc\uDCCF")).isEqualTo("\"a\uFFFDb\uFFFDc\uFFFD\"");
  }

  @Test
  void theLimitHolds() {
    JsonBuffer out = new JsonBuffer(5).string("abc");
    assertThat(out.length()).isEqualTo(5);
    assertThatThrownBy(() -> out.raw('x'))
        .isInstanceOf(JsonBuffer.Overflow.class)
        .hasMessage("longer than 5 bytes");
    out.reset();
    assertThat(new String(out.raw("12345").copy(), UTF_8)).isEqualTo("12345");
  }
}
