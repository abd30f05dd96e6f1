package io.sportscards.backfill.journal;

import static io.sportscards.settings.PlatformSettings.POSTGRES_DB;
import static io.sportscards.settings.PlatformSettings.POSTGRES_HOST;
import static io.sportscards.settings.PlatformSettings.POSTGRES_PASSWORD_FILE;
import static io.sportscards.settings.PlatformSettings.POSTGRES_PORT;
import static io.sportscards.settings.PlatformSettings.POSTGRES_TABLE;
import static io.sportscards.settings.PlatformSettings.POSTGRES_USER;

import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * Where the journal is and who signs in. Holds no secret, since it travels in the job graph.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param passwordFile file on the job manager and each task manager whose first line is the
 *     password
 * @param table with its schema before a dot if it is not on the search path
 */
public record JournalAddress(String url, String user, String passwordFile, String table)
    implements Serializable {

  /** What it is read from. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          POSTGRES_HOST,
          POSTGRES_PORT,
          POSTGRES_DB,
          POSTGRES_USER,
          POSTGRES_PASSWORD_FILE,
          POSTGRES_TABLE);

  /** The journal that the settings name. */
  public static JournalAddress from(Settings settings) {
    return new JournalAddress(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                settings.get(POSTGRES_HOST),
                settings.get(POSTGRES_PORT),
                settings.get(POSTGRES_DB)),
        settings.get(POSTGRES_USER),
        settings.get(POSTGRES_PASSWORD_FILE).toString(),
        settings.get(POSTGRES_TABLE));
  }
}
