package io.sportscards.platform.generator.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Protobuf's wire format, as far as the contract uses it, in a buffer that grows. */
final class WireBytes {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes = new byte[64];
  private int size;

  /** An integer, a bool or an enum; negative numbers take ten bytes. */
  WireBytes number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  WireBytes text(int field, String text) {
    return bytes(field, text.getBytes(UTF_8));
  }

  /** A message or a text, encoded. */
  WireBytes bytes(int field, byte[] content) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    varint(content.length);
    reserve(content.length);
    System.arraycopy(content, 0, bytes, size, content.length);
    size += content.length;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void varint(long value) {
    reserve(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
