package io.sportscards.platform.server;

import java.util.Locale;

/** What a request asks of S3, told from its method and the names in its query. */
public enum S3Operation {
  CREATE_UPLOAD,
  UPLOAD_PART,
  COMPLETE_UPLOAD,
  ABORT_UPLOAD,
  PUT,
  GET,
  HEAD,
  LIST,
  DELETE;

  /**
   * What this request asks.
   *
   * @param target path and query of the request line
   */
  public static S3Operation of(String method, String target) {
    int mark = target.indexOf('?');
    String query = mark < 0 ? "" : "&" + target.substring(mark + 1) + "&";
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "POST" ->
          query.contains("&uploadId=")
              ? COMPLETE_UPLOAD
              : query.contains("&uploads") ? CREATE_UPLOAD : DELETE;
      case "PUT" -> query.contains("&partNumber=") ? UPLOAD_PART : PUT;
      case "DELETE" -> query.contains("&uploadId=") ? ABORT_UPLOAD : DELETE;
      case "HEAD" -> HEAD;
      default -> query.contains("&list-type=") || query.contains("&prefix=") ? LIST : GET;
    };
  }

  /** Whether it changes what is stored. */
  public boolean isWrite() {
    return this != GET && this != HEAD && this != LIST;
  }
}
