package io.sportscards.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.protobuf.UnsafeByteOperations;
import io.sportscards.contracts.FieldShape.Kind;
import io.sportscards.contracts.MessageShape.Form;
import io.sportscards.contracts.MessageValue.ByteRange;
import java.io.IOException;

/**
 * Reads the JSON encoding: the proto3 JSON mapping, names in either spelling, and the canonical
 * form besides, so that what was archived can be read again.
 */
final class JsonReader implements BodyReader {
  private static final int DEEPEST = 64; // objects and lists within each other

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION) // bodies stay out of messages
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from outside
          .disable(JsonFactory.Feature.CHARSET_DETECTION) // JSON is UTF-8
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW) // odd names are no fault
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private boolean foundUnknown;

  @Override
  public boolean foundUnknown() {
    return foundUnknown;
  }

  /**
   * Reads the one object that the range holds. Of a field of bytes the object in its place is only
   * looked through, and its range kept. Broken JSON comes before a broken rule, wherever it lies.
   */
  @Override
  public void read(MessageValue into, byte[] body, ByteRange range) throws IOException, BrokenRule {
    if (!UnsafeByteOperations.unsafeWrap(body, range.offset(), range.length()).isValidUtf8()) {
      throw new MalformedJson("it is not UTF-8");
    }
    try (JsonParser in = FACTORY.createParser(body, range.offset(), range.length())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson("it is not one JSON object");
      }
      BrokenRule broken = null;
      try {
        object(in, into, range.offset());
      } catch (BrokenRule e) {
        broken = e;
        while (!in.getParsingContext().inRoot()) {
          in.nextToken();
        }
      }
      if (in.nextToken() != null) {
        throw new MalformedJson("something follows its JSON object");
      }
      if (broken != null) {
        throw broken;
      }
    }
  }

  /** JSON that its parser takes and this project does not. */
  private static final class MalformedJson extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedJson(String fault) {
      super(fault);
    }
  }

  private void object(JsonParser in, MessageValue value, int offset)
      throws IOException, BrokenRule {
    MessageShape shape = value.shape;
    String amount = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      FieldShape field = shape.named(name);
      if (field != null) {
        member(in, field, value, offset);
      } else if (shape.form == Form.MONEY && name.equals("amount")) {
        amount = token == JsonToken.VALUE_NULL ? null : JsonScalar.text(in);
      } else {
        foundUnknown = true;
        in.skipChildren();
      }
    }
    if (amount != null) {
      WellKnownText.money(amount, value);
    }
  }

  private void member(JsonParser in, FieldShape field, MessageValue into, int offset)
      throws IOException, BrokenRule {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return; // null means unset
    }
    try {
      if (into.slots[field.index] != null) {
        throw new BrokenRule("is given twice, once in each spelling of its name");
      }
      if (field.isList) {
        list(in, field, into, offset);
      } else {
        into.put(field, value(in, field, offset));
      }
    } catch (BrokenRule e) {
      throw e.within(field.name);
    }
  }

  private void list(JsonParser in, FieldShape field, MessageValue into, int offset)
      throws IOException, BrokenRule {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw JsonScalar.unexpected(in, "a list");
    }
    for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
      Object item;
      try {
        item = value(in, field, offset);
      } catch (BrokenRule e) {
        throw e.within("[" + i + "]");
      }
      into.put(field, item);
    }
  }

  private Object value(JsonParser in, FieldShape field, int offset) throws IOException, BrokenRule {
    return switch (field.kind) {
      case TEXT -> JsonScalar.text(in);
      case BOOL -> JsonScalar.bool(in);
      case INT32 -> JsonScalar.integer(in, Kind.INT32);
      case INT64 -> JsonScalar.integer(in, Kind.INT64);
      case CHOICE -> JsonScalar.choice(in, field.choices);
      case MESSAGE -> message(in, field.message, offset);
      case BYTES -> range(in, offset);
    };
  }

  private MessageValue message(JsonParser in, MessageShape shape, int offset)
      throws IOException, BrokenRule {
    if (in.currentToken() == JsonToken.VALUE_STRING && shape.form != Form.OBJECT) {
      return WellKnownText.read(shape, in.getText());
    }
    if (in.currentToken() != JsonToken.START_OBJECT || shape.form == Form.TIMESTAMP) {
      throw JsonScalar.unexpected(in, WellKnownText.expected(shape.form));
    }
    MessageValue value = new MessageValue(shape);
    object(in, value, offset);
    return value;
  }

  private static ByteRange range(JsonParser in, int offset) throws IOException, BrokenRule {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw JsonScalar.unexpected(in, "an object");
    }
    int start = (int) in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    int end = (int) in.currentLocation().getByteOffset();
    return new ByteRange(offset + start, end - start);
  }
}
