package io.sportscards.backfill.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

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
  private static final ObjectReader LIST = JsonMapper.builder().build().readerFor(InputFile.class);

  /** A file of the archive. */
  public static InputFile archived(String path, long bytes, long lines) {
    return new InputFile(path, bytes, lines, null, null);
  }

  /**
   * Reads a whole list of them from where it lies.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is none
   */
  public static List<InputFile> readAll(InputStream list) throws IOException {
    try (MappingIterator<InputFile> files = LIST.readValues(list)) {
      return files.readAll();
    }
  }
}
