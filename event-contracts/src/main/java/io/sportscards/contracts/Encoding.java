package io.sportscards.contracts;

import java.util.Locale;

/** The two encodings of events, by their media types. */
enum Encoding {
  PROTOBUF("application/x-protobuf", RejectionReason.MALFORMED_PROTOBUF),
  JSON("application/json", RejectionReason.MALFORMED_JSON);

  final String mediaType;
  final RejectionReason malformed;

  Encoding(String mediaType, RejectionReason malformed) {
    this.mediaType = mediaType;
    this.malformed = malformed;
  }

  /**
   * Case and parameters such as {@code charset=utf-8} are ignored.
   *
   * @param contentType null when none was declared
   * @throws Rejection for any other media type
   */
  static Encoding of(String contentType) throws Rejection {
    if (contentType != null) {
      int semicolon = contentType.indexOf(';');
      String declared = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
      String mediaType = declared.strip().toLowerCase(Locale.ROOT);
      for (Encoding encoding : values()) {
        if (encoding.mediaType.equals(mediaType)) {
          return encoding;
        }
      }
    }
    throw new Rejection(
        RejectionReason.UNSUPPORTED_CONTENT_TYPE,
        "The content type is "
            + (contentType == null ? "not declared" : Quote.quote(contentType))
            + ", but application/x-protobuf or application/json is expected");
  }

  BodyReader reader() {
    return switch (this) {
      case PROTOBUF -> new ProtobufReader();
      case JSON -> new JsonReader();
    };
  }
}
