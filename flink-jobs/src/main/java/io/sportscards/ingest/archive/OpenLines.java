package io.sportscards.ingest.archive;

import java.util.List;

/**
 * The sink's writer state: the lines of one unfinished file.
 *
 * @param sinceMillis when the file got its first line, in milliseconds since the epoch
 * @param lines how many lines the frames hold
 * @param oldestReceivedAtMillis the earliest {@code receivedAtMillis} of its lines
 * @param frames zstd frames whose contents, one after the other, are the lines
 */
record OpenLines(
    String partition,
    long sinceMillis,
    long lines,
    long oldestReceivedAtMillis,
    List<byte[]> frames) {}
