package io.sportscards.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An archive in a bucket of S3 or of a server that speaks its protocol. */
public final class S3ArchiveFiles implements WritableArchive {
  /** The client's own four are used up within seconds, as a busy server can be seen to do. */
  private static final int MOST_ATTEMPTS = 7;

  private final S3Client client;
  private final String bucket;
  private final String root;

  /**
   * Where an archive is.
   *
   * @param endpoint of an S3-compatible server, addressed in path style; null for AWS
   * @param prefix of all keys, with no slash at either end; null or empty for none
   */
  public record Location(URI endpoint, String region, String bucket, String prefix) {}

  private S3ArchiveFiles(S3Client client, Location location) {
    this.client = client;
    this.bucket = location.bucket();
    String prefix = location.prefix();
    this.root = prefix == null || prefix.isEmpty() ? "" : prefix + "/";
  }

  /**
   * Opens an archive; nothing is asked of the server yet.
   *
   * @param accessKey null to sign in as the platform's own identity
   */
  public static S3ArchiveFiles open(Location location, String accessKey, String secretKey) {
    AwsCredentialsProvider credentials =
        accessKey == null
            ? DefaultCredentialsProvider.builder().build()
            : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                client -> client.retryStrategy(retry -> retry.maxAttempts(MOST_ATTEMPTS)))
            .region(Region.of(location.region()))
            .credentialsProvider(credentials);
    if (location.endpoint() != null) {
      builder.endpointOverride(location.endpoint()).forcePathStyle(true);
    }
    return new S3ArchiveFiles(builder.build(), location);
  }

  @Override
  public List<ArchiveObject> list(String prefix) throws IOException {
    List<ArchiveObject> objects = new ArrayList<>();
    try {
      for (S3Object object :
          client
              .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(root + prefix))
              .contents()) {
        objects.add(found(object));
      }
    } catch (SdkException e) {
      throw failed("list s3://" + bucket + "/" + root + prefix, e);
    }
    return objects;
  }

  @Override
  public List<ArchiveObject> page(String prefix, String after) throws IOException {
    try {
      return client
          .listObjectsV2(
              request ->
                  request
                      .bucket(bucket)
                      .prefix(root + prefix)
                      .startAfter(root + after)
                      .maxKeys(PAGE))
          .contents()
          .stream()
          .map(this::found)
          .toList();
    } catch (SdkException e) {
      throw failed("list s3://" + bucket + "/" + root + prefix, e);
    }
  }

  @Override
  public List<String> folders(String prefix) throws IOException {
    String start = root + prefix;
    try {
      return client
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(start).delimiter("/"))
          .commonPrefixes()
          .stream()
          .map(CommonPrefix::prefix)
          .map(folder -> folder.substring(start.length(), folder.length() - 1))
          .toList();
    } catch (SdkException e) {
      throw failed("list s3://" + bucket + "/" + start, e);
    }
  }

  private ArchiveObject found(S3Object object) {
    return new ArchiveObject(object.key().substring(root.length()), object.size(), object.eTag());
  }

  @Override
  public ArchiveObject download(String key, Path to) throws IOException {
    try (ResponseInputStream<GetObjectResponse> in = get(key)) {
      long bytes = Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      return new ArchiveObject(key, bytes, in.response().eTag());
    }
  }

  @Override
  public ArchiveObject stat(String key) throws IOException {
    try {
      HeadObjectResponse head =
          client.headObject(request -> request.bucket(bucket).key(root + key));
      return new ArchiveObject(key, head.contentLength(), head.eTag());
    } catch (NoSuchKeyException e) {
      throw new FileNotFoundException("There is no s3://" + bucket + "/" + root + key);
    } catch (SdkException e) {
      throw failed("look at s3://" + bucket + "/" + root + key, e);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    return get(key);
  }

  private ResponseInputStream<GetObjectResponse> get(String key) throws IOException {
    try {
      return client.getObject(request -> request.bucket(bucket).key(root + key));
    } catch (NoSuchKeyException e) {
      throw new FileNotFoundException("There is no s3://" + bucket + "/" + root + key);
    } catch (SdkException e) {
      throw failed("read s3://" + bucket + "/" + root + key, e);
    }
  }

  @Override
  public void write(String key, byte[] content) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(root + key), RequestBody.fromBytes(content));
    } catch (SdkException e) {
      throw failed("write s3://" + bucket + "/" + root + key, e);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(root + key));
    } catch (SdkException e) {
      throw failed("delete s3://" + bucket + "/" + root + key, e);
    }
  }

  @Override
  public String address() {
    return "s3://" + bucket + (root.isEmpty() ? "" : "/" + root.substring(0, root.length() - 1));
  }

  private static IOException failed(String what, SdkException e) {
    String why =
        e.getMessage() != null && e.getMessage().startsWith("Unable to load credentials")
            ? "found no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where the platform gives an identity"
            : e.getMessage();
    return new IOException("Cannot " + what + ": " + why); // its own words name a dozen classes
  }

  @Override
  public void close() {
    client.close();
  }
}
