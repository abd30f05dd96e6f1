package io.sportscards.demo.services;

import io.sportscards.platform.archive.S3ArchiveFiles;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.util.List;

/** The archive on S3. */
public final class Archive {
  /** What a command must list to use it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          PlatformSettings.AWS_REGION,
          PlatformSettings.S3_ENDPOINT,
          PlatformSettings.S3_BUCKET,
          PlatformSettings.S3_PREFIX,
          PlatformSettings.AWS_ACCESS_KEY_ID,
          PlatformSettings.AWS_SECRET_ACCESS_KEY);

  private Archive() {}

  /** Opens it for reading; nothing is asked of the server yet. */
  public static S3ArchiveFiles open(Settings settings) {
    Secret secret = settings.get(PlatformSettings.AWS_SECRET_ACCESS_KEY);
    return S3ArchiveFiles.open(
        new S3ArchiveFiles.Location(
            settings.get(PlatformSettings.S3_ENDPOINT),
            settings.get(PlatformSettings.AWS_REGION),
            settings.get(PlatformSettings.S3_BUCKET),
            settings.get(PlatformSettings.S3_PREFIX)),
        settings.get(PlatformSettings.AWS_ACCESS_KEY_ID),
        secret == null ? null : secret.reveal());
  }

  /** Its address for people, e.g. {@code s3://bucket/prefix}. */
  public static String address(Settings settings) {
    String prefix = settings.get(PlatformSettings.S3_PREFIX);
    return "s3://"
        + settings.get(PlatformSettings.S3_BUCKET)
        + (prefix == null ? "" : "/" + prefix);
  }
}
