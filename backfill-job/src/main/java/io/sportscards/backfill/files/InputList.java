package io.sportscards.backfill.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The files that a run reads, fixed before it starts and kept as {@code
 * _runs/<run_id>/inputs.ndjson}: a job that is planned anew, by another JobManager too, reads the
 * same ones, and its report counts against them.
 *
 * @param path of the list, with its scheme
 */
public record InputList(String path) implements Serializable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * The list of a run.
   *
   * @param root the archive's directory, with no slash at its end
   */
  public static InputList of(String root, String runId) {
    return new InputList(root + "/_runs/" + runId + "/inputs.ndjson");
  }

  /** Writes the list, over an earlier one of the run. */
  public void write(Iterator<InputFile> files) throws IOException {
    Path target = new Path(path);
    try (FSDataOutputStream out =
            target.getFileSystem().create(target, FileSystem.WriteMode.OVERWRITE);
        SequenceWriter lines = JSON.writer().withRootValueSeparator("\n").writeValues(out)) {
      while (files.hasNext()) {
        lines.write(files.next());
      }
    }
  }

  /**
   * Reads the whole list; some 300 bytes of heap a file.
   *
   * @throws IOException if there is none, or it is damaged
   */
  public List<InputFile> read() throws IOException {
    Path source = new Path(path);
    try (FSDataInputStream in = source.getFileSystem().open(source)) {
      return InputFile.readAll(in);
    } catch (JsonProcessingException e) {
      throw new IOException(
          path
              + " is not a list of input files: "
              + e.getOriginalMessage()
              + "; run with --restart",
          e);
    }
  }
}
