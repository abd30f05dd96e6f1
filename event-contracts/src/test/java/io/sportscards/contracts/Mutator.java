package io.sportscards.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bodies in the ways that wires, bugs and strangers do. */
final class Mutator {
  private static final List<byte[]> NASTY =
      List.of(
          "\"".getBytes(UTF_8),
          "\\u0000".getBytes(UTF_8),
          "\\ud800".getBytes(UTF_8),
          "null".getBytes(UTF_8),
          "-1".getBytes(UTF_8),
          "1e999999999".getBytes(UTF_8),
          "99999999999999999999".getBytes(UTF_8),
          "{\"a\":[".getBytes(UTF_8),
          "[[[[[[[[[[[[[[[[".getBytes(UTF_8),
          "NaN".getBytes(UTF_8),
          new byte[] {0},
          new byte[] {(byte) 0xc3, (byte) 0x28},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
          new byte[] {0x0b, 0x0b, 0x0b, 0x0b},
          new byte[] {0x0c});

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  byte[] damaged(List<byte[]> samples) {
    byte[] body = samples.get(random.nextInt(samples.size()));
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      body = once(body, samples.get(random.nextInt(samples.size())));
    }
    return body;
  }

  private byte[] once(byte[] body, byte[] other) {
    int at = random.nextInt(body.length + 1);
    int end = Math.min(body.length, at + 1 + random.nextInt(12));
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(body, at); // cut off
      case 1 -> splice(body, at, new byte[0], end); // bytes lost
      case 2 -> splice(body, at, Arrays.copyOfRange(body, at, end), at); // bytes twice
      case 3 -> splice(body, at, NASTY.get(random.nextInt(NASTY.size())), at);
      case 4 -> splice(body, at, NASTY.get(random.nextInt(NASTY.size())), end);
      case 5 -> splice(body, at, tail(other), body.length); // two messages mixed
      case 6 -> splice(body, at, new byte[] {(byte) random.nextInt()}, at);
      default -> flipped(body);
    };
  }

  private byte[] tail(byte[] other) {
    return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
  }

  private byte[] flipped(byte[] body) {
    byte[] flipped = body.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] splice(byte[] body, int start, byte[] by, int end) {
    return ByteBuffer.allocate(start + by.length + body.length - end)
        .put(body, 0, start)
        .put(by)
        .put(body, end, body.length - end)
        .array();
  }
}
