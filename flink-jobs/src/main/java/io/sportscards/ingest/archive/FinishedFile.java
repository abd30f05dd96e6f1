package io.sportscards.ingest.archive;

/**
 * A file whose bytes are uploaded and which nobody sees before it is committed.
 *
 * @param path below the archive's root
 * @param bytes size of the file
 * @param lines lines in it
 * @param oldestReceivedAtMillis the earliest {@code receivedAtMillis} of its lines
 * @param commitHandle what the file system's RecoverableWriter needs to commit it, with the version
 *     of its serializer in front
 */
@SuppressWarnings("ArrayRecordComponent") // opaque bytes, compared nowhere
record FinishedFile(
    String path, long bytes, long lines, long oldestReceivedAtMillis, byte[] commitHandle) {}
