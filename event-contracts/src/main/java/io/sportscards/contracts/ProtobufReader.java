package io.sportscards.contracts;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.sportscards.contracts.FieldShape.Kind;
import io.sportscards.contracts.MessageValue.ByteRange;
import java.io.IOException;

/**
 * Reads the protobuf encoding as protobuf's own parsers do: the last of a repeated singular field
 * wins, messages merge, lists of numbers may be packed, and a field of another wire type is
 * unknown.
 */
final class ProtobufReader implements BodyReader {
  static final int DEEPEST = 64; // messages within messages

  private boolean foundUnknown;

  @Override
  public boolean foundUnknown() {
    return foundUnknown;
  }

  /** Stops at a list that is longer than it may be; what follows it is not looked at. */
  @Override
  public void read(MessageValue into, byte[] body, ByteRange range) throws IOException, BrokenRule {
    CodedInputStream in = CodedInputStream.newInstance(body, range.offset(), range.length());
    in.setRecursionLimit(DEEPEST);
    fields(in, into, 1);
  }

  private void fields(CodedInputStream in, MessageValue into, int depth)
      throws IOException, BrokenRule {
    if (depth > DEEPEST) {
      throw new InvalidProtocolBufferException("messages are nested deeper than " + DEEPEST);
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldShape field = into.shape.numbered(WireFormat.getTagFieldNumber(tag));
      int wireType = WireFormat.getTagWireType(tag);
      try {
        if (field != null && wireType == wireType(field.kind)) {
          field(in, field, into, depth);
          continue;
        }
        if (field != null && isPacked(field, wireType)) {
          packed(in, field, into);
          continue;
        }
      } catch (BrokenRule e) {
        throw e.within(field.name);
      }
      foundUnknown = true;
      if (!in.skipField(tag)) {
        throw new InvalidProtocolBufferException("a group ends that did not begin");
      }
    }
  }

  private void field(CodedInputStream in, FieldShape field, MessageValue into, int depth)
      throws IOException, BrokenRule {
    if (field.kind != Kind.MESSAGE) {
      into.put(field, scalar(in, field.kind));
      return;
    }
    Object before = field.isList ? null : into.slots[field.index];
    MessageValue value = before == null ? new MessageValue(field.message) : (MessageValue) before;
    int outer = in.pushLimit(in.readRawVarint32());
    fields(in, value, depth + 1);
    in.popLimit(outer);
    if (before == null) {
      into.put(field, value);
    }
  }

  private static Object scalar(CodedInputStream in, Kind kind) throws IOException {
    return switch (kind) {
      case TEXT -> in.readStringRequireUtf8();
      case BOOL -> in.readBool();
      case INT32, CHOICE -> (long) in.readInt32();
      case INT64 -> in.readInt64();
      case BYTES -> {
        int length = in.readRawVarint32();
        int offset = in.getTotalBytesRead();
        in.skipRawBytes(length);
        yield new ByteRange(offset, length);
      }
      case MESSAGE -> throw new IllegalArgumentException("A message is no scalar.");
    };
  }

  private static void packed(CodedInputStream in, FieldShape field, MessageValue into)
      throws IOException, BrokenRule {
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      into.put(field, scalar(in, field.kind));
    }
    in.popLimit(outer);
  }

  private static boolean isPacked(FieldShape field, int wireType) {
    return field.isList
        && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED
        && wireType(field.kind) == WireFormat.WIRETYPE_VARINT;
  }

  private static int wireType(Kind kind) {
    return switch (kind) {
      case TEXT, BYTES, MESSAGE -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
      case BOOL, INT32, INT64, CHOICE -> WireFormat.WIRETYPE_VARINT;
    };
  }
}
