package io.sportscards.backfill.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.Path;

/** One split for each file of a list: a file is read whole, by one reader. */
final class InputSplits implements FileEnumerator {

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] lists, int minDesiredSplits)
      throws IOException {
    List<FileSourceSplit> splits = new ArrayList<>();
    for (Path list : lists) {
      for (InputFile file : new InputList(list.toString()).read()) {
        splits.add(
            new FileSourceSplit(
                file.sha256() == null ? Integer.toString(splits.size()) : file.sha256(),
                new Path(file.path()),
                0,
                file.bytes(),
                file.modifiedAt() == null ? 0 : file.modifiedAt(),
                file.bytes()));
      }
    }
    return splits;
  }
}
