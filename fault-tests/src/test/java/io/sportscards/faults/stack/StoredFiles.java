package io.sportscards.faults.stack;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.DirectoryArchiveFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The archive as the store lists it, read from the store's own files: thousands of requests less.
 * Listing by the directory would meet checkpoints that are deleted meanwhile.
 */
public record StoredFiles(ArchiveFiles listed, DirectoryArchiveFiles stored)
    implements ArchiveFiles {
  /**
   * What the store's file system calls a file until it is whole. One that the store was killed over
   * stays and is listed, which S3 does not do: there an object is whole or not there.
   */
  private static final Pattern HALF_WRITTEN =
      Pattern.compile(".*\\.(zst|json)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Those of a stack. */
  public static StoredFiles of(FaultStack stack) {
    return new StoredFiles(
        stack.archive(), new DirectoryArchiveFiles(stack.s3().files().resolve(FaultStack.PREFIX)));
  }

  @Override
  public String address() {
    return listed.address();
  }

  @Override
  public List<ArchiveObject> list(String prefix) throws IOException {
    return listed.list(prefix).stream()
        .filter(object -> !HALF_WRITTEN.matcher(object.key()).matches())
        .toList();
  }

  @Override
  public InputStream open(String key) throws IOException {
    return stored.open(key);
  }
}
