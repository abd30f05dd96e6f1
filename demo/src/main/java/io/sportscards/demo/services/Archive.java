package io.sportscards.demo.services;

import io.sportscards.archive.ArchiveFiles;
import io.sportscards.archive.DirectoryArchiveFiles;
import io.sportscards.archive.S3ArchiveFiles;
import io.sportscards.archive.WritableArchive;
import io.sportscards.platform.LocalPlatform;
import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The archive that a command reads. */
public final class Archive {
  private static final Setting<String> BUCKET = PlatformSettings.S3_BUCKET.withDefault("");

  /** What a command must list to use it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          PlatformSettings.AWS_REGION,
          PlatformSettings.S3_ENDPOINT,
          BUCKET,
          PlatformSettings.S3_PREFIX,
          PlatformSettings.AWS_ACCESS_KEY_ID,
          PlatformSettings.AWS_SECRET_ACCESS_KEY);

  private static final Pattern OBJECT = Pattern.compile("s3a?://([^/]+)/(.+)");

  private Archive() {}

  /**
   * Opens the archive on S3 that the settings name, of which nothing is asked yet; or, when that is
   * the one of this checkout's platform and the platform is down, the files it left.
   *
   * @throws CommandFailure when the settings name none and none was left
   */
  public static ArchiveFiles open(Settings settings) throws CommandFailure {
    return open(settings, Checkout.local());
  }

  /**
   * Opens the archive on S3 that the settings name, to write into it; nothing is asked of it yet.
   */
  public static WritableArchive writable(Settings settings) {
    return bucket(
        settings,
        settings.get(PlatformSettings.S3_BUCKET),
        settings.get(PlatformSettings.S3_PREFIX));
  }

  /**
   * Opens a delivered file, on the S3 and with the access of the archive, or of this machine.
   *
   * @param path with its scheme, {@code s3} or {@code file}
   * @throws FileNotFoundException if it is not there
   */
  public static InputStream openDelivered(Settings settings, String path) throws IOException {
    Matcher object = OBJECT.matcher(path);
    if (!object.matches()) {
      return new FileInputStream(path.replaceFirst("^file:", ""));
    }
    S3ArchiveFiles bucket = bucket(settings, object.group(1), null);
    return new FilterInputStream(bucket.open(object.group(2))) {
      @Override
      public void close() throws IOException {
        super.close();
        bucket.close();
      }
    };
  }

  static ArchiveFiles open(Settings settings, Path local) throws CommandFailure {
    Optional<Path> atRest =
        LocalPlatform.archiveAtRest(local).filter(root -> isNamedBy(settings, root));
    if (atRest.isPresent()) {
      return new DirectoryArchiveFiles(atRest.get());
    }
    if (settings.get(BUCKET) == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "S3_BUCKET is missing; expected the bucket of the archive. Set it in .env, or start the local platform with ./cards up, which sets it");
    }
    return bucket(settings, settings.get(BUCKET), settings.get(PlatformSettings.S3_PREFIX));
  }

  /** What lies in a bucket below a prefix, on the S3 and with the access of the archive. */
  static S3ArchiveFiles bucket(Settings settings, String bucket, String prefix) {
    Secret secret = settings.get(PlatformSettings.AWS_SECRET_ACCESS_KEY);
    return S3ArchiveFiles.open(
        new S3ArchiveFiles.Location(
            settings.get(PlatformSettings.S3_ENDPOINT),
            settings.get(PlatformSettings.AWS_REGION),
            bucket,
            prefix),
        settings.get(PlatformSettings.AWS_ACCESS_KEY_ID),
        secret == null ? null : secret.reveal());
  }

  /** Settings that name nothing, or a server on this machine, mean the platform of the checkout. */
  private static boolean isNamedBy(Settings settings, Path root) {
    String bucket = settings.get(BUCKET);
    String prefix = settings.get(PlatformSettings.S3_PREFIX);
    URI endpoint = settings.get(PlatformSettings.S3_ENDPOINT);
    if (bucket == null) {
      return endpoint == null && prefix == null;
    }
    return endpoint != null
        && !settings.isFlagged(PlatformSettings.S3_ENDPOINT)
        && List.of("127.0.0.1", "localhost").contains(endpoint.getHost())
        && root.endsWith(Path.of(bucket, prefix == null ? "" : prefix));
  }
}
