package io.sportscards.backfill.files;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A file that a bounded run reads.
 *
 * @param path with its scheme
 * @param bytes its size when the run was planned
 * @param lines its lines, as a manifest has them; null where only reading tells
 * @param sha256 of its bytes, in hex; null for a file of the archive, which never changes
 * @param modifiedAt milliseconds since the epoch; null for a file of the archive
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputFile(String path, long bytes, Long lines, String sha256, Long modifiedAt) {

  /** A file of the archive. */
  public static InputFile archived(String path, long bytes, long lines) {
    return new InputFile(path, bytes, lines, null, null);
  }
}
