package io.sportscards.backfill.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final String FILE = "s3://cards/in/prices.ndjson";

  @Test
  void theLastLineMayDoWithoutItsNewlineAndEmptyLinesAreLines() throws Exception {
    assertThat(read("a\n\nbc\nd", 10)).containsExactly("a", "", "bc", "d");
    assertThat(read("a\n", 10)).containsExactly("a");
    assertThat(read("", 10)).isEmpty();
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() throws Exception {
    String longLine = "x".repeat(200_000);

    assertThat(read(longLine + "\ny\n" + longLine, 200_000))
        .containsExactly(longLine, "y", longLine);
  }

  @Test
  void aLongerLineThanAllowedIsCutAndTheNextOneIsWhole() throws Exception {
    String longLine = "x".repeat(200_000);
    Lines lines = lines("ab\n" + longLine + "\nabc", 3);

    assertThat(lines.next()).asString(UTF_8).isEqualTo("ab");
    assertThat(lines.omittedBytes()).isZero();
    assertThat(lines.next()).asString(UTF_8).isEqualTo("xxx");
    assertThat(lines.omittedBytes()).isEqualTo(199_997);
    assertThat(lines.next()).asString(UTF_8).isEqualTo("abc");
    assertThat(lines.omittedBytes()).isZero();
    assertThat(lines.where()).isEqualTo("Line 3 of s3://cards/in/prices.ndjson");
    assertThat(lines.next()).isNull();
  }

  @Test
  void aFileThatBreaksOffIsNamedWithTheLastLineThatWasRead() {
    InputStream breaksOff =
        new InputStream() {
          private boolean begun;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (begun) {
              throw new IOException("Truncated source");
            }
            begun = true;
            into[offset] = 'a';
            into[offset + 1] = '\n';
            return 2;
          }
        };

    assertThatThrownBy(() -> read(new Lines(FILE, breaksOff, 10)))
        .isInstanceOf(IOException.class)
        .hasMessage("s3://cards/in/prices.ndjson cannot be read behind line 1: Truncated source");
  }

  private static List<String> read(String text, int longest) throws IOException {
    return read(lines(text, longest));
  }

  private static Lines lines(String text, int longest) {
    return new Lines(FILE, new ByteArrayInputStream(text.getBytes(UTF_8)), longest);
  }

  private static List<String> read(Lines lines) throws IOException {
    List<String> read = new ArrayList<>();
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      read.add(new String(line, UTF_8));
    }
    return read;
  }
}
