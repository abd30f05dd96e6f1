package io.sportscards.platform.generator.fault;

import static io.sportscards.contracts.RejectionReason.MALFORMED_JSON;
import static io.sportscards.contracts.RejectionReason.MALFORMED_PROTOBUF;
import static io.sportscards.contracts.RejectionReason.OVERSIZED;
import static io.sportscards.contracts.RejectionReason.UNSUPPORTED_CONTENT_TYPE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** Bodies that are no event of either encoding, or are not even looked at. */
final class EncodingFlaws {
  static final List<Flaw> ALL =
      List.of(
          Flaw.ofAny(OVERSIZED, "JSON beyond the limit", EncodingFlaws::oversizedJson),
          Flaw.ofAny(OVERSIZED, "protobuf beyond the limit", EncodingFlaws::oversizedProtobuf),
          Flaw.ofAny(UNSUPPORTED_CONTENT_TYPE, "no content type", d -> new Spoilt(d.json(), null)),
          Flaw.ofAny(UNSUPPORTED_CONTENT_TYPE, "plain text", d -> typed(d, "text/plain")),
          Flaw.ofAny(UNSUPPORTED_CONTENT_TYPE, "XML", d -> typed(d, "application/xml")),
          Flaw.ofAny(
              UNSUPPORTED_CONTENT_TYPE, "a kin of JSON", d -> typed(d, "application/json-seq")),
          Flaw.ofAny(
              UNSUPPORTED_CONTENT_TYPE,
              "bytes of no type",
              d -> new Spoilt(d.protobuf(), "application/octet-stream")),
          Flaw.ofAny(MALFORMED_PROTOBUF, "cut short", d -> Spoilt.protobuf(cut(d.protobuf()))),
          Flaw.ofAny(MALFORMED_PROTOBUF, "noise", EncodingFlaws::noise),
          Flaw.ofAny(MALFORMED_PROTOBUF, "JSON as protobuf", d -> Spoilt.protobuf(d.json())),
          Flaw.ofAny(MALFORMED_PROTOBUF, "groups without end", EncodingFlaws::deepGroups),
          Flaw.ofAny(MALFORMED_JSON, "cut short", d -> Spoilt.json(cut(d.json()))),
          Flaw.ofAny(MALFORMED_JSON, "nothing", d -> Spoilt.json(new byte[0])),
          Flaw.ofAny(MALFORMED_JSON, "protobuf as JSON", d -> Spoilt.json(d.protobuf())),
          Flaw.ofAny(MALFORMED_JSON, "no object", d -> text("[" + json(d) + "]")),
          Flaw.ofAny(MALFORMED_JSON, "two objects", d -> text(json(d) + "{}")),
          Flaw.ofAny(MALFORMED_JSON, "a key twice", EncodingFlaws::keyTwice),
          Flaw.ofAny(MALFORMED_JSON, "single quotes", d -> text(json(d).replace('"', '\''))),
          Flaw.ofAny(MALFORMED_JSON, "no UTF-8", d -> latin1(d)),
          Flaw.ofAny(MALFORMED_JSON, "too deep", EncodingFlaws::deepArrays));

  private EncodingFlaws() {}

  private static String json(Draft draft) {
    return new String(draft.json(), UTF_8);
  }

  private static Spoilt text(String body) {
    return Spoilt.json(body.getBytes(UTF_8));
  }

  private static Spoilt typed(Draft draft, String contentType) {
    return new Spoilt(draft.json(), contentType);
  }

  private static byte[] cut(byte[] body) {
    return Arrays.copyOf(body, body.length - 1);
  }

  private static Spoilt oversizedJson(Draft draft) {
    byte[] good = draft.json();
    byte[] padded = Arrays.copyOf(good, draft.maxBodyBytes() + 1);
    Arrays.fill(padded, good.length, padded.length, (byte) ' ');
    return Spoilt.json(padded);
  }

  private static Spoilt oversizedProtobuf(Draft draft) {
    return Spoilt.protobuf(Arrays.copyOf(draft.protobuf(), draft.maxBodyBytes() + 1));
  }

  private static Spoilt noise(Draft draft) {
    byte[] noise = new byte[draft.random().nextInt(20, 200)];
    draft.random().nextBytes(noise);
    noise[0] = (byte) 0xFF; // field 31 of wire type 7, which does not exist
    noise[1] = 0x01;
    return Spoilt.protobuf(noise);
  }

  private static Spoilt deepGroups(Draft draft) {
    byte[] good = draft.protobuf();
    byte[] body = Arrays.copyOf(good, good.length + 200);
    Arrays.fill(body, good.length, body.length, (byte) 0x7B); // field 15 begins a group
    return Spoilt.protobuf(body);
  }

  private static Spoilt keyTwice(Draft draft) {
    return text(json(draft).replaceFirst("\\{", "{\"producer\":\"somebody else\","));
  }

  private static Spoilt latin1(Draft draft) {
    return Spoilt.json(
        json(draft).replaceFirst("\\{", "{\"note\":\"caf\u00e9\",").getBytes(ISO_8859_1));
  }

  private static Spoilt deepArrays(Draft draft) {
    String deep = "[".repeat(100) + "]".repeat(100);
    return text(json(draft).replaceFirst("\\{", "{\"note\":" + deep + ","));
  }
}
