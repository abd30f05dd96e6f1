package io.sportscards.benchmarks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sportscards.platform.server.S3Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLinesTest {
  @Test
  void requestsAreFoundRightBehindBodiesAndAcrossReads() {
    List<S3Operation> found = new ArrayList<>();
    RequestLines lines = new RequestLines(found::add);
    byte[] sent =
        ("POST /b/k?uploads HTTP/1.1\r\nContent-Length: 0\r\n\r\n"
                + "PUT /b/k?partNumber=1&uploadId=u HTTP/1.1\r\nContent-Length: 5000\r\n\r\n"
                + "x".repeat(5_000)
                + "POST /b/k?uploadId=u HTTP/1.1\r\n\r\n<Complete/>HEAD /b/k HTTP/1.1\r\n\r\n"
                + "GET /b?list-type=2&prefix=p HTTP/1.1\r\n\r\n")
            .getBytes(ISO_8859_1);

    for (byte b : sent) {
      lines.read(new byte[] {b}, 1);
    }

    assertThat(found)
        .containsExactly(
            S3Operation.CREATE_UPLOAD,
            S3Operation.UPLOAD_PART,
            S3Operation.COMPLETE_UPLOAD,
            S3Operation.HEAD,
            S3Operation.LIST);
  }
}
