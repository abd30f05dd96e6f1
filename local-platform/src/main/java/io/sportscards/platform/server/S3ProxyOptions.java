package io.sportscards.platform.server;

/**
 * What an S3Proxy is started with.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param bucket made at the start when it is not there
 * @param accessKey the only key that is let in; requests are signed with it (SigV4)
 * @param secretKey its secret
 */
public record S3ProxyOptions(int port, String bucket, String accessKey, String secretKey) {
  /** A free port, bucket {@code cards}, keys of a test. */
  public static S3ProxyOptions ofBucket(String bucket) {
    return new S3ProxyOptions(0, bucket, "local-access-key", "local-secret-key");
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "S3ProxyOptions[port=" + port + ", bucket=" + bucket + ", accessKey=" + accessKey + "]";
  }
}
