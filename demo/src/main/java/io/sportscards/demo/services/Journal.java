package io.sportscards.demo.services;

import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** The event journal in PostgreSQL. */
public final class Journal {
  /** What a command must list to use it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          PlatformSettings.POSTGRES_HOST,
          PlatformSettings.POSTGRES_PORT,
          PlatformSettings.POSTGRES_DB,
          PlatformSettings.POSTGRES_USER,
          PlatformSettings.POSTGRES_PASSWORD,
          PlatformSettings.POSTGRES_TABLE);

  private final String address;
  private final Properties credentials = new Properties();
  private final String table;

  public Journal(Settings settings) {
    this.address =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                settings.get(PlatformSettings.POSTGRES_HOST),
                settings.get(PlatformSettings.POSTGRES_PORT),
                settings.get(PlatformSettings.POSTGRES_DB));
    this.table = settings.get(PlatformSettings.POSTGRES_TABLE);
    credentials.setProperty("user", settings.get(PlatformSettings.POSTGRES_USER));
    credentials.setProperty("password", settings.get(PlatformSettings.POSTGRES_PASSWORD).reveal());
  }

  /**
   * Connects.
   *
   * @throws IOException with a sentence when the database cannot be reached or refuses
   */
  public Connection connect() throws IOException {
    try {
      return DriverManager.getConnection(address, credentials);
    } catch (SQLException e) {
      throw new IOException(
          "Cannot connect to the journal at " + address + ": " + e.getMessage(), e);
    }
  }

  public String table() {
    return table;
  }

  public String address() {
    return address;
  }
}
