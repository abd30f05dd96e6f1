package io.sportscards.archive;

import io.sportscards.settings.CommandFailure;
import io.sportscards.settings.ExitCode;
import io.sportscards.settings.PlatformSettings;
import io.sportscards.settings.Secret;
import io.sportscards.settings.Setting;
import io.sportscards.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

  /** What a command must list that needs it for some of its uses only. */
  public static final List<Setting<?>> OPTIONAL_SETTINGS =
      List.of(
          Optionally.HOST,
          PlatformSettings.POSTGRES_PORT,
          Optionally.DB,
          Optionally.USER,
          Optionally.PASSWORD,
          PlatformSettings.POSTGRES_TABLE);

  private static final class Optionally {
    static final Setting<String> HOST = PlatformSettings.POSTGRES_HOST.withDefault("");
    static final Setting<String> DB = PlatformSettings.POSTGRES_DB.withDefault("");
    static final Setting<String> USER = PlatformSettings.POSTGRES_USER.withDefault("");
    static final Setting<Secret> PASSWORD = PlatformSettings.POSTGRES_PASSWORD.withDefault("");
  }

  private final String address;
  private final Properties credentials = new Properties();
  private final String table;

  public Journal(Settings settings) {
    this(
        settings,
        settings.get(PlatformSettings.POSTGRES_HOST),
        settings.get(PlatformSettings.POSTGRES_DB),
        settings.get(PlatformSettings.POSTGRES_USER),
        settings.get(PlatformSettings.POSTGRES_PASSWORD));
  }

  private Journal(Settings settings, String host, String database, String user, Secret password) {
    this.address =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(host, settings.get(PlatformSettings.POSTGRES_PORT), database);
    this.table = settings.get(PlatformSettings.POSTGRES_TABLE);
    credentials.setProperty("user", user);
    credentials.setProperty("password", password.reveal());
  }

  /** The journal of {@link #OPTIONAL_SETTINGS}; empty when they name none. */
  public static Optional<Journal> ifNamed(Settings settings) throws CommandFailure {
    return settings.get(Optionally.HOST) == null ? Optional.empty() : Optional.of(named(settings));
  }

  /**
   * The journal of {@link #OPTIONAL_SETTINGS}.
   *
   * @throws CommandFailure when one that it cannot do without is missing
   */
  public static Journal named(Settings settings) throws CommandFailure {
    for (Setting<?> setting :
        List.of(Optionally.HOST, Optionally.DB, Optionally.USER, Optionally.PASSWORD)) {
      if (settings.get(setting) == null) {
        throw new CommandFailure(
            ExitCode.USAGE,
            setting.name()
                + " is missing; expected "
                + setting.expected()
                + ", as the journal is needed here. Set it in .env, or start the local platform with ./cards up, which sets it");
      }
    }
    return new Journal(
        settings,
        settings.get(Optionally.HOST),
        settings.get(Optionally.DB),
        settings.get(Optionally.USER),
        settings.get(Optionally.PASSWORD));
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
