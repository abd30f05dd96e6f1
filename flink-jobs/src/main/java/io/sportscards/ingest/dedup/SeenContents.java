package io.sportscards.ingest.dedup;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The contents seen under one identity, as one array: entries of 20 bytes, the content hash (16)
 * and the fingerprint of the contract that decoded it (4, big-endian), first seen first. The layout
 * is part of every savepoint.
 */
public final class SeenContents {
  static final int HASH_BYTES = 16;
  static final int ENTRY_BYTES = HASH_BYTES + Integer.BYTES;

  /** Bounds what one identity can cost, whatever a producer sends under it. */
  static final int MAX_ENTRIES = 64;

  private SeenContents() {}

  /** Those of an identity that is seen for the first time. */
  public static byte[] first(byte[] hash, int contract) {
    return entry(hash, contract);
  }

  static boolean contains(byte[] seen, byte[] hash) {
    for (int at = 0; at < seen.length; at += ENTRY_BYTES) {
      if (Arrays.equals(seen, at, at + HASH_BYTES, hash, 0, HASH_BYTES)) {
        return true;
      }
    }
    return false;
  }

  /** Fingerprint of the contract under which the identity was first seen. */
  static int firstContract(byte[] seen) {
    return ByteBuffer.wrap(seen).getInt(HASH_BYTES);
  }

  /**
   * With one more entry. When full, the second oldest makes room: the first is the accepted one,
   * and what comes again after a failure is recent.
   */
  static byte[] with(byte[] seen, byte[] hash, int contract) {
    boolean full = seen.length >= MAX_ENTRIES * ENTRY_BYTES;
    byte[] next = full ? seen.clone() : Arrays.copyOf(seen, seen.length + ENTRY_BYTES);
    if (full) {
      System.arraycopy(seen, 2 * ENTRY_BYTES, next, ENTRY_BYTES, seen.length - 2 * ENTRY_BYTES);
    }
    System.arraycopy(entry(hash, contract), 0, next, next.length - ENTRY_BYTES, ENTRY_BYTES);
    return next;
  }

  /**
   * The contents of one identity from archived lines, in whatever order these come.
   *
   * @param seen so far; null for none
   * @param entry as {@link #first} makes it
   * @param isAccepted whether the line is an accepted one, whose content counts as the first
   */
  public static byte[] merged(byte[] seen, byte[] entry, boolean isAccepted) {
    if (seen == null) {
      return entry;
    }
    byte[] hash = Arrays.copyOf(entry, HASH_BYTES);
    int contract = firstContract(entry);
    if (contains(seen, hash)) {
      return seen;
    }
    byte[] next = with(seen, hash, contract);
    if (isAccepted) {
      System.arraycopy(next, 0, next, next.length - ENTRY_BYTES, ENTRY_BYTES);
      System.arraycopy(entry, 0, next, 0, ENTRY_BYTES);
    }
    return next;
  }

  private static byte[] entry(byte[] hash, int contract) {
    if (hash.length != HASH_BYTES) {
      throw new IllegalArgumentException(
          "A content hash has %d bytes; expected %d.".formatted(hash.length, HASH_BYTES));
    }
    return ByteBuffer.allocate(ENTRY_BYTES).put(hash).putInt(contract).array();
  }
}
