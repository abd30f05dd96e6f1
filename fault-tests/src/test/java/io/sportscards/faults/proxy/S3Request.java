package io.sportscards.faults.proxy;

import io.sportscards.platform.server.S3Operation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fault may look at in a request.
 *
 * @param target path and query as sent, e.g. {@code /bucket/key?uploadId=1}
 */
public record S3Request(S3Operation operation, String target) {
  private static final Pattern UPLOAD_ID = Pattern.compile("[?&]uploadId=([^&]+)");

  /** Id of the multipart upload; empty when the request is not about one. */
  String uploadId() {
    Matcher id = UPLOAD_ID.matcher(target);
    return id.find() ? id.group(1) : "";
  }

  public boolean isAbout(String keyPart) {
    return target.contains(keyPart);
  }
}
