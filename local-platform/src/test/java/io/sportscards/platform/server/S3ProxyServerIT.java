package io.sportscards.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.platform.process.ProcessId;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ProxyServerIT {
  private static final String KEY = "bronze/run_id=live-1/part-1.ndjson.zst";

  @TempDir Path dir;

  @Test
  void objectsAndOpenUploadsSurviveAKillAndNothingIsLeftBehind() {
    ProcessId process;
    try (S3ProxyServer server = S3ProxyServer.start(dir, "cards");
        S3Client client = client(server, server.secretKey())) {
      client.putObject(r -> r.bucket("cards").key("a"), RequestBody.fromString("alpha"));
      String upload = client.createMultipartUpload(r -> r.bucket("cards").key(KEY)).uploadId();
      String tag =
          client
              .uploadPart(
                  r -> r.bucket("cards").key(KEY).uploadId(upload).partNumber(1),
                  RequestBody.fromString("beta"))
              .eTag();

      server.kill();
      server.restart();

      process = server.id();
      client.completeMultipartUpload(
          r ->
              r.bucket("cards")
                  .key(KEY)
                  .uploadId(upload)
                  .multipartUpload(
                      m -> m.parts(CompletedPart.builder().partNumber(1).eTag(tag).build())));
      assertThat(client.getObjectAsBytes(r -> r.bucket("cards").key("a")).asUtf8String())
          .isEqualTo("alpha");
      assertThat(server.files().resolve(KEY)).hasContent("beta");
    }
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void aWrongSecretIsRefused() {
    try (S3ProxyServer server = S3ProxyServer.start(dir, "cards");
        S3Client client = client(server, "another-secret")) {
      assertThatThrownBy(() -> client.listObjectsV2(r -> r.bucket("cards")))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  private static S3Client client(S3ProxyServer server, String secret) {
    return S3Client.builder()
        .endpointOverride(URI.create(server.endpoint()))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(server.accessKey(), secret)))
        .build();
  }
}
