package io.sportscards.benchmarks.files;

/** What a request asks of S3, told from its method and the names in its query. */
enum RequestKind {
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
   * @param target path and query of the request line
   */
  static RequestKind of(String method, String target) {
    int mark = target.indexOf('?');
    String query = mark < 0 ? "" : "&" + target.substring(mark + 1) + "&";
    return switch (method) {
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
}
