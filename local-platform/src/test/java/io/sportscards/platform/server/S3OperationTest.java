package io.sportscards.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3OperationTest {
  @ParameterizedTest
  @CsvSource({
    "POST, /b/k?uploads, CREATE_UPLOAD",
    "POST, /b/k?uploads=, CREATE_UPLOAD",
    "PUT, /b/k?partNumber=1&uploadId=u, UPLOAD_PART",
    "PUT, /b/k?uploadId=u&partNumber=1, UPLOAD_PART",
    "POST, /b/k?uploadId=u, COMPLETE_UPLOAD",
    "DELETE, /b/k?uploadId=u, ABORT_UPLOAD",
    "PUT, /b/k, PUT",
    "GET, /b/k, GET",
    "HEAD, /b/k, HEAD",
    "GET, /b/?list-type=2&prefix=p, LIST",
    "DELETE, /b/k, DELETE",
    "POST, /b/?delete, DELETE"
  })
  void anOperationIsToldFromMethodAndQuery(String method, String target, S3Operation expected) {
    assertThat(S3Operation.of(method, target)).isEqualTo(expected);
  }
}
