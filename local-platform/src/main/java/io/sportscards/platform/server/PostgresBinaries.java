package io.sportscards.platform.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs from their jar, once per checkout. */
final class PostgresBinaries {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresBinaries() {}

  /** Directory that holds bin, lib and share; unpacked now if it is not there yet. */
  static Path directory() {
    Path jar = jar();
    Path target = ServerJars.workDirectory("postgres").resolve(jar.getFileName() + ".unpacked");
    if (Files.notExists(target)) {
      try {
        unpack(jar, target);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot unpack PostgreSQL from " + jar, e);
      }
    }
    return target;
  }

  private static Path jar() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    String wanted = processor.equals("aarch64") ? "linux-arm64v8" : "linux-amd64";
    if (!os.equals("linux")) {
      throw new IllegalStateException(
          "There are PostgreSQL binaries for Linux only, and this is %s; start a server of your own and give its address"
              .formatted(os));
    }
    return ServerJars.of("postgres").stream()
        .filter(jar -> jar.getFileName().toString().contains(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No PostgreSQL jar for " + wanted));
  }

  /** Beside the target first, so that nobody ever sees half of it. */
  private static void unpack(Path jar, Path target) throws IOException {
    Path half = Files.createTempDirectory(target.getParent(), "unpacking");
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream packed = zip.getInputStream(archive(zip));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        put(tar, entry, half);
      }
    }
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // when another process was faster, ours lies unused in target until the next clean
      if (Files.notExists(target)) {
        throw e;
      }
    }
  }

  private static ZipEntry archive(ZipFile zip) throws IOException {
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      ZipEntry entry = e.nextElement();
      if (entry.getName().endsWith(".txz")) {
        return entry;
      }
    }
    throw new IOException("No .txz in " + zip.getName());
  }

  private static void put(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("Entry %s leads out of the archive".formatted(entry.getName()));
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make %s executable".formatted(path));
    }
  }
}
