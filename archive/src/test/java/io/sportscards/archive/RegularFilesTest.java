package io.sportscards.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sportscards.archive.ArchiveFiles.ArchiveObject;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularFilesTest {
  @TempDir Path root;

  @Test
  void filesAreFoundWithTheirSizes() throws Exception {
    Files.write(Files.createDirectories(root.resolve("a/b")).resolve("c"), new byte[3]);
    RegularFiles files = new RegularFiles(root);

    Files.walkFileTree(root, files);

    assertThat(files.found()).containsExactly(new ArchiveObject("a/b/c", 3, null));
  }

  @Test
  void whatGoesAwayWhileItIsListedIsPassedOver() throws Exception {
    FileVisitor<Path> files = new RegularFiles(root);
    Path gone = root.resolve("_flink/checkpoints/chk-1");

    assertThat(files.visitFileFailed(gone, new NoSuchFileException(gone.toString())))
        .isEqualTo(FileVisitResult.CONTINUE);
    assertThat(files.postVisitDirectory(gone, new NoSuchFileException(gone.toString())))
        .isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void whatCannotBeReadIsNot() {
    FileVisitor<Path> files = new RegularFiles(root);

    assertThatThrownBy(() -> files.visitFileFailed(root, new AccessDeniedException("x")))
        .isInstanceOf(AccessDeniedException.class);
  }
}
