package io.sportscards.backfill.intake;

import io.sportscards.backfill.files.InputFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Files that were delivered: those below a directory, or the one at a path. */
public final class Inbox {
  private static final Pattern TAKEN =
      Pattern.compile("[^._].*\\.(ndjson|jsonl|csv)(\\.zst|\\.gz)?");

  private Inbox() {}

  /**
   * Lists the files in the order of their names, each content once, whatever names it has. Every
   * file is read for its checksum.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static List<InputFile> list(String location) throws IOException {
    Path inbox = new Path(location);
    FileSystem files = inbox.getFileSystem();
    List<FileStatus> found = new ArrayList<>();
    try {
      collect(files, files.getFileStatus(inbox), found);
    } catch (FileNotFoundException e) {
      throw nothing(location);
    }
    found.sort(Comparator.comparing(file -> file.getPath().toString()));
    Map<String, InputFile> byChecksum = new LinkedHashMap<>();
    for (FileStatus file : found) {
      String checksum = checksum(files, file.getPath());
      byChecksum.putIfAbsent(
          checksum,
          new InputFile(
              file.getPath().toString(),
              file.getLen(),
              null,
              checksum,
              file.getModificationTime()));
    }
    if (byChecksum.isEmpty()) {
      throw nothing(location);
    }
    return List.copyOf(byChecksum.values());
  }

  private static IllegalArgumentException nothing(String location) {
    return new IllegalArgumentException(
        "--files=\"%s\" holds no file that ends in .ndjson, .jsonl or .csv, or one of these with .zst or .gz behind it"
            .formatted(location));
  }

  private static void collect(FileSystem files, FileStatus at, List<FileStatus> into)
      throws IOException {
    if (!at.isDir()) {
      if (TAKEN.matcher(at.getPath().getName()).matches()) {
        into.add(at);
      }
      return;
    }
    FileStatus[] children = files.listStatus(at.getPath());
    for (FileStatus child : children == null ? new FileStatus[0] : children) {
      collect(files, child, into);
    }
  }

  private static String checksum(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
