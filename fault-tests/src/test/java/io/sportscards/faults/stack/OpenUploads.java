package io.sportscards.faults.stack;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Multipart uploads that were begun and neither completed nor aborted. */
public final class OpenUploads implements AutoCloseable {
  private final S3Client client;
  private final String bucket;

  private OpenUploads(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Asks the store itself, not the proxy. */
  public static OpenUploads of(FaultStack stack) {
    S3Client client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create(stack.s3().endpoint()))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(stack.s3().accessKey(), stack.s3().secretKey())))
            .build();
    return new OpenUploads(client, stack.s3().bucket());
  }

  /** Those whose key holds the text. */
  public List<MultipartUpload> list(String keyPart) {
    return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
        .filter(upload -> upload.key().contains(keyPart))
        .toList();
  }

  /**
   * Aborts those whose key holds the text.
   *
   * @return how many
   */
  public int abort(String keyPart) {
    List<MultipartUpload> uploads = list(keyPart);
    for (MultipartUpload upload : uploads) {
      client.abortMultipartUpload(
          request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
    }
    return uploads.size();
  }

  @Override
  public void close() {
    client.close();
  }
}
