package io.sportscards.benchmarks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sportscards.platform.server.S3Operation;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the requests in what a client sends, without reading bodies as bodies: a request line is
 * whatever stands at the end of a line and reads like one, also right behind the last byte of a
 * body. Not thread-safe.
 */
final class RequestLines {
  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|PUT|POST|DELETE) (/[^ ]*) HTTP/1\\.1$");
  private static final int LONGEST = 4 << 10;

  private final Consumer<S3Operation> found;
  private final byte[] line = new byte[LONGEST];
  private int length;

  RequestLines(Consumer<S3Operation> found) {
    this.found = found;
  }

  void read(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        end();
      } else {
        if (length == LONGEST) {
          // of a longer line, its end is what counts
          System.arraycopy(line, LONGEST / 2, line, 0, LONGEST / 2);
          length = LONGEST / 2;
        }
        line[length++] = bytes[i];
      }
    }
  }

  private void end() {
    if (length > 0 && line[length - 1] == '\r') {
      Matcher request = REQUEST.matcher(new String(line, 0, length - 1, ISO_8859_1));
      if (request.find()) {
        found.accept(S3Operation.of(request.group(1), request.group(2)));
      }
    }
    length = 0;
  }
}
