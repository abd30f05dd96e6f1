package io.sportscards.contracts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The first half of SHA-256: 16 bytes, enough that no two events ever share one by chance. */
final class ContentHash {
  private static final int BYTES = 16;

  private ContentHash() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256; every Java must.", e);
    }
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static byte[] firstHalf(MessageDigest digest) {
    return Arrays.copyOf(digest.digest(), BYTES);
  }
}
